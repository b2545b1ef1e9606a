"""What each release says otherwise than a template: the one place where findings are made."""

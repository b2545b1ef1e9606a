"""Reports as files of office programs: workbooks and Word documents."""

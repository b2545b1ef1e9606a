"""What is worth asking somebody who knows better."""

"""Files to a corpus: decoding, blocks, sentences, normal forms."""

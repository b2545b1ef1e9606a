"""What words are made of, besides what `re` takes for a letter."""

import unicodedata

VOWEL_SIGNS = "".join(
    chr(code) for code in range(0x0483, 0x0E00) if unicodedata.category(chr(code)) in ("Mn", "Mc")
)
"""The marks of vowels and the like in scripts that put spaces between words, such as those of
Hindi, Tamil and Arabic: `\\w` has none of them. Latin accents are composed with their letters
before."""

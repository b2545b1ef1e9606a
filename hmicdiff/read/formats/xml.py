"""XML in office documents: parsed without what such documents never have and bombs are made of."""

from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from hmicdiff.read.formats.document import DamagedError


class _NoDoctype(TreeBuilder):
    """Refuses document type declarations, and with them all entities, within and from elsewhere."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:  # noqa: ARG002
        """Refuse."""
        raise DamagedError(
            f"has a document type declaration ({name}), which no such document needs and attacks "
            "are made of; it is not read"
        )


def parsed(data: bytes) -> Element:
    """Return the root of an XML file.

    Raises:
        DamagedError: if it is no XML, or declares a document type.
    """
    parser = XMLParser(target=_NoDoctype())  # noqa: S314 - what makes that dangerous is refused
    try:
        parser.feed(data)
        root = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise DamagedError(
            "is damaged: a part of it is no XML; open it and save it anew"
        ) from error
    return root

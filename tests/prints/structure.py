"""The structure of a tagged PDF, as a screen reader meets it."""

import pikepdf


def structure_of(pdf: pikepdf.Pdf) -> list[str]:
    """Every tag of the structure tree, in order of reading."""
    found: list[str] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for part in node:
                walk(part)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node.S))
            if "/K" in node:
                walk(node.K)

    walk(pdf.Root.StructTreeRoot.K)
    return found

"""CollateX with sentences as tokens and its near matching: a column is a passage."""

import collatex

from benchmarks.runners.protocol import Answer, File, labelled


def run(files: list[File]) -> Answer:
    """Collate the sentences."""
    witnesses = [
        {
            "id": file.source,
            "tokens": [
                {"t": said, "n": said.lower(), "at": number}
                for number, said in enumerate(file.said())
            ],
        }
        for file in files
    ]
    table = collatex.collate({"witnesses": witnesses}, segmentation=False, near_match=True)
    labels = {
        (row.header, token.token_data["at"]): [f"column {column}"]
        for row in table.rows
        for column, cell in enumerate(row.to_list())
        for token in cell or ()
    }
    return labelled(files, labels)

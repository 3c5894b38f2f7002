"""Tables <-> what others work with: spaCy's documents (`docs`), Label Studio and doccano (`tools`).

What annotators change comes back as corrections (`pipeline.corrections`).
"""

"""Typed sentences: the text of an editor, in which every figure is a question in braces. The grammar stands in ``reading``."""

"""A page as text, Markdown, HTML, PDF and on a terminal; nothing here sees the person."""

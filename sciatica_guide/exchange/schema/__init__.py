"""The JSON Schemas: what a file of answers and an assessment look like, made from the content so that they agree."""

"""FHIR R4, which a clinic's record speaks: the questions as a Questionnaire, answers as a response, and both back."""

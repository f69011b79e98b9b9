"""How the rules do on cases with expected levels, beside what is published of symptom checkers."""

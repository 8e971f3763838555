"""Printed forms: what each says as a record, its template in Word, and from both a Word file and a PDF."""

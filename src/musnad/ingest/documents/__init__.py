"""what people send each other -> articles: e-mail, PDF and DOCX"""

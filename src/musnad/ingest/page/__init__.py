"""an HTML page -> one article, as its own data states it and as its body reads"""

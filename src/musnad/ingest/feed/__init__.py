"""feeds and sitemaps -> their entries: RSS, Atom, RDF, JSON Feed, news sitemaps"""

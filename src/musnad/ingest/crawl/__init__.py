"""what crawlers keep -> articles: WARC with its answers, WET with its texts"""

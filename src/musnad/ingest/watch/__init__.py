"""feeds, over and over -> every article once, whatever happens in between"""

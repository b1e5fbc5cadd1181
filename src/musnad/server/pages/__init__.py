"""the browser's pages, a module each"""

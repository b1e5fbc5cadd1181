"""addresses -> bytes: politely, safely, within limits of size and time"""

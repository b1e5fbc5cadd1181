"""what is packed -> the streams inside: gzip, bzip2, xz, zstd, zip, tar and folders"""

"""tables -> articles, a row each: CSV and Parquet, under the user's own column names"""

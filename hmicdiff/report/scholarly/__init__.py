"""The formats of the field: editions, variant graphs, collation tables, annotations, tables."""

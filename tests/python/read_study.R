# Prints every variable of a netCDF file as one line of CSV: its path, then its values in the order of the file, NA where
# one is missing; and the days that the coordinate `month` stands for.
library(ncdf4)

file <- nc_open(commandArgs(trailingOnly = TRUE)[1])

print_line <- function(name, values) {
  cat(paste(c(name, values), collapse = ","), "\n", sep = "")
}

shown <- function(values) ifelse(is.na(values), "NA", sprintf("%.17g", values))

for (name in names(file$var)) {
  if (file$var[[name]]$prec == "char" || file$var[[name]]$prec == "string") next
  print_line(name, shown(as.vector(ncvar_get(file, name, collapse_degen = FALSE))))
}
for (dimension in file$dim) {
  if (dimension$create_dimvar && is.numeric(dimension$vals)) print_line(dimension$name, shown(dimension$vals))
}

month <- file$dim$month
origin <- sub("^days since ", "", month$units)
stopifnot(origin != month$units)
print_line("days of month", format(as.Date(month$vals, origin = as.Date(origin))))
nc_close(file)

// Lines of comma-separated values (RFC 4180), read one by one, with their line numbers and what is wrong with
// them.
//
// Promises: a line that cannot be read is reported, and reading goes on behind it. Quoted fields may hold
// commas, quotes and line breaks; a quote that is never closed ends at the end of its line, so that it costs
// one line and not the file.
#pragma once
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hogo::matching {

struct CsvLine {
    std::size_t number = 0;  ///< of its first line, from 1
    std::vector<std::string> fields;
    std::string_view wrong;  ///< empty where the line is as it must be
};

class CsvReader {
  public:
    explicit CsvReader(std::istream& in) : in_(in) {}
    /// Empty at the end. Blank lines are passed over.
    std::optional<CsvLine> next();

  private:
    std::istream& in_;
    std::size_t line_ = 0;
};

/// The place of a column by its name; -1 where there is none.
int column(const std::vector<std::string>& heading, std::string_view name);

}  // namespace hogo::matching

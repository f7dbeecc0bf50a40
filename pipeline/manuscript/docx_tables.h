// Tables: rows of cells with their spans. Merged cells are one; words that stand in a cell
// which another covers come after that one's.
#pragma once

#include "manuscript/docx_flow.h"
#include "manuscript/docx_markup.h"

#include <functional>
#include <vector>

namespace pam::manuscript::docx {

class TableReader {
public:
    /// `read_flow` gives the words of a cell.
    TableReader(FlowTable& table, std::function<Flow(pugi::xml_node)> read_flow)
        : table_(table)
        , read_flow_(std::move(read_flow)) {}

    void read_rows(pugi::xml_node parent, std::size_t depth);
    /// Once all rows are there: which of them head the table.
    void find_head(pugi::xml_node look, bool style_marks_first);

private:
    // Which cell stands in a column of the row above, and whether it may go on below.
    struct Above {
        std::size_t row = 0;
        std::size_t cell = 0;
        std::size_t column = 0;
        bool merged = false;
    };

    void read_row(pugi::xml_node node);
    void read_cells(pugi::xml_node parent, std::size_t& at, std::size_t depth);
    void read_cell(pugi::xml_node node, std::size_t& at);
    void drop_row();
    void leave_out(int columns, std::size_t& at);
    void put(FlowCell cell, bool merged, std::size_t& at);

    FlowTable& table_;
    std::function<Flow(pugi::xml_node)> read_flow_;
    std::vector<Above> above_;
};

}  // namespace pam::manuscript::docx

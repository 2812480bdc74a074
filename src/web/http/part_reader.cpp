#include "web/http/part_reader.h"

namespace hogo::web {

/// The first boundary stands at the beginning, as if a line had ended before it.
PartReader::PartReader(std::string_view boundary, Receiver& receiver)
    : delimiter_("\r\n--" + std::string(boundary)), receiver_(receiver), waiting_("\r\n") {}

void PartReader::take(ByteView piece) {
    if (state_ == State::over || state_ == State::broken) return;
    waiting_ += text_of(piece);
    while (step()) {
    }
}

bool PartReader::step() {
    switch (state_) {
        case State::content:
            return read_content();
        case State::behind_boundary:
            return read_behind_boundary();
        case State::header:
            return read_header();
        case State::over:
        case State::broken:
            waiting_.clear();
            return false;
    }
    bug("a state that is none");
}

bool PartReader::read_content() {
    const auto found = waiting_.find(delimiter_);
    // Without a boundary, all but what could be its beginning belongs to the part.
    const auto sure = found != std::string::npos
                          ? found
                          : waiting_.size() - std::min(waiting_.size(), delimiter_.size() - 1);
    if (!in_part_ && sure > 0) {
        state_ = State::broken;
        return true;
    }
    if (in_part_ && sure > 0) receiver_.content(bytes_of(std::string_view(waiting_).substr(0, sure)));
    if (found == std::string::npos) {
        waiting_.erase(0, sure);
        return false;
    }
    waiting_.erase(0, found + delimiter_.size());
    if (in_part_) receiver_.end();
    in_part_ = false;
    state_ = State::behind_boundary;
    return true;
}

bool PartReader::read_behind_boundary() {
    if (waiting_.size() < 2) return false;
    const auto mark = std::string_view(waiting_).substr(0, 2);
    state_ = mark == "--" ? State::over : mark == "\r\n" ? State::header : State::broken;
    waiting_.erase(0, 2);
    return true;
}

bool PartReader::read_header() {
    const auto end = waiting_.find("\r\n\r\n");
    if (end == std::string::npos && waiting_.size() <= header_limit) return false;
    FormPart part;
    if (end == std::string::npos || end > header_limit ||
        !read_part_header(std::string_view(waiting_).substr(0, end), part)) {
        state_ = State::broken;
        return true;
    }
    waiting_.erase(0, end + 4);
    receiver_.begin(part);
    in_part_ = true;
    state_ = State::content;
    return true;
}

}  // namespace hogo::web

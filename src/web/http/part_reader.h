// multipart/form-data (RFC 7578) read while it arrives, with bounded memory.
//
// Promises: as strict as read_multipart about what it takes for a part; what came before the first thing that
// is none was given already. Does not know which fields a form has.
#pragma once
#include "web/http/form.h"

namespace hogo::web {

class PartReader {
  public:
    class Receiver {
      public:
        virtual ~Receiver() = default;
        /// `bytes` is empty: they come.
        virtual void begin(const FormPart& part) = 0;
        virtual void content(ByteView more) = 0;
        virtual void end() = 0;
    };

    PartReader(std::string_view boundary, Receiver& receiver);
    void take(ByteView piece);
    /// The final boundary has come.
    bool is_whole() const { return state_ == State::over; }

  private:
    enum class State { content, behind_boundary, header, over, broken };
    /// One step over what waits; false where more is needed.
    bool step();
    bool read_content();
    bool read_behind_boundary();
    bool read_header();

    static constexpr std::size_t header_limit = 2000;
    std::string delimiter_;
    Receiver& receiver_;
    std::string waiting_;
    State state_ = State::content;
    bool in_part_ = false;  ///< before the first boundary there is content of no part
};

}  // namespace hogo::web

// The grounds on which somebody may learn something, and who decides on each.
//
// Promises: a ground leads to a person and never to an answer by itself; no ground, or one that this table does not
// know, has nobody to decide: such an inquiry gets the neutral answer.
#pragma once
#include <span>

#include "base/code.h"

namespace hogo::actions {

struct InquiryGround {
    Code id;
    Code decision;           ///< in Pack::decisions(), which may name another decider
    Code decider;            ///< where the pack does not
    std::string provision;   ///< as a letter cites it
    bool verified = false;   ///< a lawyer compared it with the source
};

std::span<const InquiryGround> inquiry_grounds();
/// Null for `none` and for what the table does not know.
const InquiryGround* inquiry_ground(const Code& id);
/// The role whose list shows an inquiry on this ground.
Code role_for_ground(const Code& id);

std::span<const Code> inquiry_callers();
std::span<const Code> inquiry_channels();

}  // namespace hogo::actions

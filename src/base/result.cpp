#include "base/result.h"

namespace hogo {

void bug(Literal what) { throw Bug{what.view()}; }

}  // namespace hogo

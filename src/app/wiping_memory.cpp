// Memory that is given back is overwritten first: whatever a request held, in our objects or in a library's,
// is gone when the request is over.
//
// Promises: for every allocation of the process, C++ or C, by standing before the C library's `free` and
// `realloc`. Does not reach the stack (wipe_stack does) nor what the kernel keeps. Sanitizers bring an
// allocator of their own.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

#include <malloc.h>
#include <string.h>

#include <algorithm>
#include <cstdlib>

extern "C" {

void __libc_free(void* memory);

void free(void* memory) noexcept {
    if (memory == nullptr) return;
    explicit_bzero(memory, malloc_usable_size(memory));
    __libc_free(memory);
}

void* realloc(void* memory, std::size_t size) noexcept {
    if (memory == nullptr) return std::malloc(size);
    if (size == 0) {
        std::free(memory);
        return nullptr;
    }
    const std::size_t present = malloc_usable_size(memory);
    if (size <= present && size > present / 2) return memory;
    void* const moved = std::malloc(size);
    if (moved == nullptr) return nullptr;
    memcpy(moved, memory, std::min(size, present));
    std::free(memory);
    return moved;
}

}  // extern "C"

#endif

// expect: conversion from .const hogo::SecretText. to non-scalar type|could not convert
#include "base/secret.h"

std::string leak(const hogo::SecretText& secret) { return secret; }

/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * What the code that is generated from an interface specification uses of the runtime. Arguments
 * are taken, and results given, in the order of the specification.
 */
#ifndef POLYMUSE_DISPATCH_H
#define POLYMUSE_DISPATCH_H

#include "polymuse.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A parameter of an interface. */
typedef struct pm_parameter_entry {
  const char *name; /**< as the interface has it */
  int32_t type;     /**< enum pm_type of the wire */
} pm_parameter_entry;

/** An attribute of a grid of an interface. */
typedef struct pm_attribute_entry {
  int32_t grid;     /**< index into the grids */
  const char *name; /**< as the interface has it */
  int32_t type;     /**< enum pm_type of the wire */
  bool writable;    /**< whether scripts can set it */
} pm_attribute_entry;

/** All that an interface has, in the order of its specification. */
struct pm_interface {
  const char *name;     /**< in snake_case */
  uint64_t fingerprint; /**< of the description: script and worker compare it */
  /** A line for each function, parameter and attribute. */
  const char *description;
  /** Carries out a call; what the function returned. */
  int32_t (*dispatch)(int32_t function, pm_call *call);
  int32_t functions;                           /**< how many there are */
  const char *const *function_names;           /**< in snake_case */
  int32_t parameters;                          /**< how many there are */
  const pm_parameter_entry *parameter_entries; /**< one each */
  int32_t grids;                               /**< how many there are */
  const char *const *grid_names;               /**< as the interface has them */
  int32_t attributes;                          /**< how many all grids have */
  const pm_attribute_entry *attribute_entries; /**< one each */
};

/** The next argument, of this type. @param call the call being carried out @return its value */
int32_t pm_argument_int32(pm_call *call);
/** The next argument, of this type. @param call the call being carried out @return its value */
int64_t pm_argument_int64(pm_call *call);
/** The next argument, of this type. @param call the call being carried out @return its value */
float pm_argument_float32(pm_call *call);
/** The next argument, of this type. @param call the call being carried out @return its value */
double pm_argument_float64(pm_call *call);
/** The next argument, of this type. @param call the call being carried out @return its value */
bool pm_argument_bool(pm_call *call);
/**
 * The next argument, a string.
 *
 * @param call the call being carried out
 * @param length gets the length without the NUL
 * @return NUL-terminated, valid during the call
 */
const char *pm_argument_string(pm_call *call, int64_t *length);
/**
 * The next argument, an array.
 *
 * @param call the call being carried out
 * @param type of the elements
 * @param count gets the number of elements
 * @return the elements, valid and writable during the call
 */
void *pm_argument_array(pm_call *call, int32_t type, int64_t *count);

/**
 * Whether the arguments that were taken are not what the message holds. The function must not be
 * called then: the runtime tells the script.
 *
 * @param call the call being carried out
 * @return true if the function must not be called
 */
bool pm_arguments_fail(pm_call *call);

/** The next result, of this type. @param call the call being carried out @param value what it is */
void pm_result_int32(pm_call *call, int32_t value);
/** The next result, of this type. @param call the call being carried out @param value what it is */
void pm_result_int64(pm_call *call, int64_t value);
/** The next result, of this type. @param call the call being carried out @param value what it is */
void pm_result_float32(pm_call *call, float value);
/** The next result, of this type. @param call the call being carried out @param value what it is */
void pm_result_float64(pm_call *call, double value);
/** The next result, of this type. @param call the call being carried out @param value what it is */
void pm_result_bool(pm_call *call, bool value);
/**
 * The next result, a string.
 *
 * @param call the call being carried out
 * @param text is copied
 * @param length without a NUL
 */
void pm_result_string(pm_call *call, const char *text, int64_t length);
/**
 * The next result, an array that the function fills.
 *
 * @param call the call being carried out
 * @param type of the elements
 * @param count the number of elements
 * @return memory for them
 */
void *pm_result_array(pm_call *call, int32_t type, int64_t count);
/**
 * Makes an array argument, as the function has left it, the next result.
 *
 * @param call the call being carried out
 * @param type of the elements
 * @param elements those of the argument
 * @param count the number of elements
 */
void pm_result_argument(pm_call *call, int32_t type, void *elements, int64_t count);

#ifdef __cplusplus
}
#endif
#endif

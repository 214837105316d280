/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * The worker runtime of polymuse: a simulation code that links it can be driven from a script.
 *
 * A worker is a normal MPI program. Its main program starts the runtime, registers the addresses of
 * its parameters, and enters the loop; the functions of its interface are called from the loop, on
 * every rank, in the order in which the script made the calls. Grids are registered when their size
 * is known, usually by the function that commits the parameters.
 *
 *     #include "polymuse.h"
 *     #include "ocean_interface.h"          // generated from the interface specification
 *
 *     static double depth = 1000.0;
 *
 *     int main(int argc, char **argv) {
 *       pm_start(&argc, &argv, ocean_interface());
 *       pm_register_parameter("depth", &depth);
 *       return pm_loop();
 *     }
 *
 *     int32_t evolve_model(double time) {   // declared in the generated header
 *       if (time < now) { pm_set_error("time %g s is in the past", time); return -1; }
 *       ...
 *       return 0;
 *     }
 *
 * Everything here is called from the thread that called pm_start. Functions are collective where
 * their description says so.
 */
#ifndef POLYMUSE_H
#define POLYMUSE_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The most axes that an attribute can have. */
#define PM_API_MAX_AXES 8

/** The interface that a worker implements; generated from its TypeScript specification. */
typedef struct pm_interface pm_interface;

/** A call being carried out; only generated dispatch code needs it. */
typedef struct pm_call pm_call;

/**
 * Starts the runtime: leaves a guard process behind that watches over this one, connects to the
 * coordinator, and initialises MPI. Call it first of all in main, before anything that must not
 * happen twice. Does not return in a program that no script has started. Collective.
 *
 * @param argc main's own, without what is polymuse's afterwards
 * @param argv main's own, without what is polymuse's afterwards
 * @param interface what the generated function `<name>_interface` gives
 */
void pm_start(int *argc, char ***argv, const pm_interface *interface);

/**
 * Carries out calls until the script stops this worker, then finalises MPI. Collective.
 *
 * @return the exit code for main
 */
int pm_loop(void);

/**
 * Makes the variable at `address` a parameter that the script can read and set. It has the type
 * that the interface declares (int32_t, int64_t, float, double or bool); values are in the declared
 * unit.
 *
 * @param name as the interface has it
 * @param address of the variable, which stays there until the worker ends
 */
void pm_register_parameter(const char *name, void *address);

/**
 * The same for a string. Strings end with a NUL character.
 *
 * @param name as the interface has it
 * @param address of the first character
 * @param capacity the size of the memory there
 * @param padded in Fortran's way: the string ends with blanks up to the capacity instead
 */
void pm_register_string_parameter(const char *name, char *address, int64_t capacity, bool padded);

/**
 * Where this rank's part of an attribute of a grid lies. The elements of the part are at
 * base[i * stride[0] + j * stride[1] + ...], with 0 <= i < count[0]: halo cells are left out by the
 * choice of base and stride.
 */
typedef struct pm_block {
  void *base;                      /**< of the first element of this rank's part */
  int32_t axes;                    /**< how many there are, at most PM_API_MAX_AXES */
  int64_t shape[PM_API_MAX_AXES];  /**< of the whole attribute, over all ranks */
  int64_t start[PM_API_MAX_AXES];  /**< of this rank's part, counted from 0 */
  int64_t count[PM_API_MAX_AXES];  /**< of this rank's part; may be 0 */
  int64_t stride[PM_API_MAX_AXES]; /**< in elements */
  bool replicated; /**< every rank holds all of it: rank 0 is read, every rank is written */
} pm_block;

/**
 * Makes memory of the code an attribute of a grid. It has the type that the interface declares. To
 * be called on every rank, each with its own block, once the grid exists and again if it moves.
 * The memory must stay where it is until it is registered again or the worker ends.
 *
 * @param grid as the interface has it
 * @param attribute as the interface has it
 * @param block copied
 */
void pm_register_attribute(const char *grid, const char *attribute, const pm_block *block);

/**
 * Functions that are called on every rank, collectively, before attributes of a grid are read (to
 * compute what is derived) and after they have been written (to refresh halos and what depends on
 * them). They get the attribute's name, and return 0 or an error code.
 *
 * @param grid as the interface has it
 * @param before_read may be NULL
 * @param after_write may be NULL
 */
void pm_register_grid_hooks(const char *grid, int32_t (*before_read)(const char *attribute),
                            int32_t (*after_write)(const char *attribute));

/** A part of a block: along each axis start, start + step, ..., counted from 0 within the block. */
typedef struct pm_part {
  int32_t axes;                   /**< those of the block */
  int64_t start[PM_API_MAX_AXES]; /**< the first element along each axis */
  int64_t count[PM_API_MAX_AXES]; /**< 0 along any axis: nothing */
  int64_t step[PM_API_MAX_AXES];  /**< positive */
} pm_part;

/**
 * Which elements of this rank's block a write has changed: for after_write, and valid during it.
 * For codes that hold a second copy of what is written.
 *
 * @return a part of the block, valid during after_write
 */
const pm_part *pm_written_part(void);

/**
 * A function that is called on every rank, collectively, when the script stops this worker: while
 * MPI can still be used, and before the script is told that the worker has stopped. There can be
 * only one.
 *
 * @param before_stop replaces the one before
 */
void pm_register_stop_hook(void (*before_stop)(void));

/**
 * Sets the message of the error that the function being called is about to return. It reaches the
 * script as the message of a CodeError.
 *
 * @param format as printf has it
 */
void pm_set_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

#ifdef __cplusplus
}
#endif
#endif

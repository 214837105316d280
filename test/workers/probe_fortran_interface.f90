! SPDX-License-Identifier: Apache-2.0
! Generated from test/workers/probe.ts by npm run generate; do not edit.
!
! The code provides a module probe_fortran_functions with the following procedures. status: 0 for success,
! otherwise an error code.
!
! subroutine initialize_code(status)
!   integer(c_int32_t), intent(out) :: status
!
! subroutine commit_parameters(status)
!   integer(c_int32_t), intent(out) :: status
!
! Sets the model time; the past is an error.
! subroutine evolve_model(time, exact_end, status)
!   real(c_double), intent(in) :: time  !< the time to reach [s]
!   logical, intent(in) :: exact_end  !< else the next full second
!   integer(c_int32_t), intent(out) :: status
!
! subroutine get_model_time(time, status)
!   real(c_double), intent(out) :: time  !< [s]
!   integer(c_int32_t), intent(out) :: status
!
! How often the functions that change the state have been called.
! subroutine get_state_calls(initialize_calls, commit_calls, status)
!   integer(c_int32_t), intent(out) :: initialize_calls
!   integer(c_int32_t), intent(out) :: commit_calls
!   integer(c_int32_t), intent(out) :: status
!
! subroutine do_nothing(status)
!   integer(c_int32_t), intent(out) :: status
!
! subroutine echo_int32(value, echo, status)
!   integer(c_int32_t), intent(in) :: value
!   integer(c_int32_t), intent(out) :: echo
!   integer(c_int32_t), intent(out) :: status
!
! subroutine echo_int64(value, echo, status)
!   integer(c_int64_t), intent(in) :: value
!   integer(c_int64_t), intent(out) :: echo
!   integer(c_int32_t), intent(out) :: status
!
! subroutine echo_float32(value, echo, status)
!   real(c_float), intent(in) :: value
!   real(c_float), intent(out) :: echo
!   integer(c_int32_t), intent(out) :: status
!
! subroutine echo_float64(value, echo, status)
!   real(c_double), intent(in) :: value
!   real(c_double), intent(out) :: echo
!   integer(c_int32_t), intent(out) :: status
!
! subroutine echo_bool(value, echo, status)
!   logical, intent(in) :: value
!   logical, intent(out) :: echo
!   integer(c_int32_t), intent(out) :: status
!
! subroutine echo_string(value, echo, status)
!   character(*), intent(in) :: value
!   character(*), intent(out) :: echo
!   integer(c_int32_t), intent(out) :: status
!
! A scalar with a unit.
! subroutine echo_length(value, echo, status)
!   real(c_double), intent(in) :: value  !< [m]
!   real(c_double), intent(out) :: echo  !< [m]
!   integer(c_int32_t), intent(out) :: status
!
! Options of every type.
! subroutine combine(first, second, third, distance, negate, label, sum, text, status)
!   integer(c_int32_t), intent(in) :: first
!   integer(c_int64_t), intent(in) :: second
!   real(c_float), intent(in) :: third
!   real(c_double), intent(in) :: distance  !< [m]
!   logical, intent(in) :: negate
!   character(*), intent(in) :: label
!   real(c_double), intent(out) :: sum  !< of all numbers, negated or not
!   character(*), intent(out) :: text  !< the label and how many characters it has
!   integer(c_int32_t), intent(out) :: status
!
! Several results, among them an array.
! subroutine summarize(values, least, reversed, greatest, is_empty, status)
!   real(c_double), intent(in) :: values(:)  !< [m]
!   real(c_double), intent(out) :: least  !< [m]
!   real(c_double), intent(out) :: reversed(:)  !< [m]
!   real(c_double), intent(out) :: greatest  !< [m]
!   logical, intent(out) :: is_empty
!   integer(c_int32_t), intent(out) :: status
!
! The argument itself, unchanged.
! subroutine echo_array(values, status)
!   real(c_double), intent(inout) :: values(:)
!   integer(c_int32_t), intent(out) :: status
!
! The argument itself, negated.
! subroutine negate_array(values, status)
!   integer(c_int32_t), intent(inout) :: values(:)
!   integer(c_int32_t), intent(out) :: status
!
! subroutine scale(values, factor, scaled, status)
!   real(c_double), intent(in) :: values(:)  !< [m]
!   real(c_double), intent(in) :: factor
!   real(c_double), intent(out) :: scaled(:)  !< [m]
!   integer(c_int32_t), intent(out) :: status
!
! subroutine halve(values, halves, status)
!   real(c_float), intent(in) :: values(:)
!   real(c_float), intent(out) :: halves(:)
!   integer(c_int32_t), intent(out) :: status
!
! The numbers 0, 1, 2, ...
! subroutine count_up(count, numbers, status)
!   integer(c_int64_t), intent(in) :: count
!   integer(c_int32_t), intent(out) :: numbers(:)
!   integer(c_int32_t), intent(out) :: status
!
! subroutine sum_array(values, sum, status)
!   real(c_double), intent(in) :: values(:)
!   real(c_double), intent(out) :: sum
!   integer(c_int32_t), intent(out) :: status
!
! Two arrays in, two out, of different types and lengths.
! subroutine join_arrays(whole, real, whole_plus_one, real_plus_one, status)
!   integer(c_int32_t), intent(in) :: whole(:)
!   real(c_double), intent(in) :: real(:)
!   integer(c_int32_t), intent(out) :: whole_plus_one(:)
!   real(c_double), intent(out) :: real_plus_one(:)
!   integer(c_int32_t), intent(out) :: status
!
! The sum of all rank numbers, by MPI_Allreduce: every rank takes part.
! subroutine rank_sum(sum, ranks, status)
!   integer(c_int32_t), intent(out) :: sum
!   integer(c_int32_t), intent(out) :: ranks
!   integer(c_int32_t), intent(out) :: status
!
! Computes for a while.
! subroutine busy_wait(duration, status)
!   real(c_double), intent(in) :: duration  !< [s]
!   integer(c_int32_t), intent(out) :: status
!
! Sleeps for a while.
! subroutine sleep_for(duration, status)
!   real(c_double), intent(in) :: duration  !< [s]
!   integer(c_int32_t), intent(out) :: status
!
! Prints a line, on rank 0.
! subroutine print_text(text, status)
!   character(*), intent(in) :: text
!   integer(c_int32_t), intent(out) :: status
!
! Returns an error, on every rank; an empty message sets none.
! subroutine fail(code, message, status)
!   integer(c_int32_t), intent(in) :: code
!   character(*), intent(in) :: message
!   integer(c_int32_t), intent(out) :: status
!
! Returns an error on one rank.
! subroutine fail_on_rank(rank, code, status)
!   integer(c_int32_t), intent(in) :: rank
!   integer(c_int32_t), intent(in) :: code
!   integer(c_int32_t), intent(out) :: status
!
! Ends a rank, in the middle of the call.
! subroutine die(how, rank, status)
!   character(*), intent(in) :: how  !< exit0, exit3, abort, segv, kill9, mpiAbort, stop (SIGSTOP) or hang
!   integer(c_int32_t), intent(in) :: rank
!   integer(c_int32_t), intent(out) :: status
!
! Ends a rank when it has been idle for a while.
! subroutine die_later(how, after, rank, status)
!   character(*), intent(in) :: how  !< as for die, but for hang
!   real(c_double), intent(in) :: after  !< [s]
!   integer(c_int32_t), intent(in) :: rank
!   integer(c_int32_t), intent(out) :: status
!
! Makes the grids.
! subroutine set_grid_size(nx, ny, nz, split_axis, status)
!   integer(c_int32_t), intent(in) :: nx
!   integer(c_int32_t), intent(in) :: ny
!   integer(c_int32_t), intent(in) :: nz
!   integer(c_int32_t), intent(in) :: split_axis  !< shared out over the ranks
!   integer(c_int32_t), intent(out) :: status
!
! How often the hooks of the grid cells have been called.
! subroutine get_hook_counts(reads, writes, status)
!   integer(c_int32_t), intent(out) :: reads
!   integer(c_int32_t), intent(out) :: writes
!   integer(c_int32_t), intent(out) :: status
module probe_fortran_dispatch
  use, intrinsic :: iso_c_binding, only: c_double, c_float, c_int64_t, c_int32_t, c_ptr
  use polymuse_dispatch, only: pm_arguments_fail, pm_count, pm_flush_output, pm_give, &
      pm_make_array, pm_return_array, pm_take
  implicit none
  private

  !> The interface of this worker, for pm_start.
  interface
    type(c_ptr) function probe_fortran_interface() bind(c)
      import :: c_ptr
    end function
  end interface
  public :: probe_fortran_interface

contains

  integer(c_int32_t) function dispatch(pm_function, pm_request) bind(c, name='pm_dispatch_probe_fortran')
    integer(c_int32_t), value :: pm_function
    type(c_ptr), value :: pm_request
    dispatch = 0
    select case (pm_function)
    case (0)
      call call_initialize_code(dispatch)
    case (1)
      call call_commit_parameters(dispatch)
    case (2)
      call call_evolve_model(pm_request, dispatch)
    case (3)
      call call_get_model_time(pm_request, dispatch)
    case (4)
      call call_get_state_calls(pm_request, dispatch)
    case (5)
      call call_do_nothing(dispatch)
    case (6)
      call call_echo_int32(pm_request, dispatch)
    case (7)
      call call_echo_int64(pm_request, dispatch)
    case (8)
      call call_echo_float32(pm_request, dispatch)
    case (9)
      call call_echo_float64(pm_request, dispatch)
    case (10)
      call call_echo_bool(pm_request, dispatch)
    case (11)
      call call_echo_string(pm_request, dispatch)
    case (12)
      call call_echo_length(pm_request, dispatch)
    case (13)
      call call_combine(pm_request, dispatch)
    case (14)
      call call_summarize(pm_request, dispatch)
    case (15)
      call call_echo_array(pm_request, dispatch)
    case (16)
      call call_negate_array(pm_request, dispatch)
    case (17)
      call call_scale(pm_request, dispatch)
    case (18)
      call call_halve(pm_request, dispatch)
    case (19)
      call call_count_up(pm_request, dispatch)
    case (20)
      call call_sum_array(pm_request, dispatch)
    case (21)
      call call_join_arrays(pm_request, dispatch)
    case (22)
      call call_rank_sum(pm_request, dispatch)
    case (23)
      call call_busy_wait(pm_request, dispatch)
    case (24)
      call call_sleep_for(pm_request, dispatch)
    case (25)
      call call_print_text(pm_request, dispatch)
    case (26)
      call call_fail(pm_request, dispatch)
    case (27)
      call call_fail_on_rank(pm_request, dispatch)
    case (28)
      call call_die(pm_request, dispatch)
    case (29)
      call call_die_later(pm_request, dispatch)
    case (30)
      call call_set_grid_size(pm_request, dispatch)
    case (31)
      call call_get_hook_counts(pm_request, dispatch)
    end select
    call pm_flush_output()
  end function

  subroutine call_initialize_code(pm_status)
    use probe_fortran_functions, only: pm_implementation => initialize_code
    integer(c_int32_t), intent(out) :: pm_status
    pm_status = 0
    call pm_implementation(pm_status)
  end subroutine

  subroutine call_commit_parameters(pm_status)
    use probe_fortran_functions, only: pm_implementation => commit_parameters
    integer(c_int32_t), intent(out) :: pm_status
    pm_status = 0
    call pm_implementation(pm_status)
  end subroutine

  subroutine call_evolve_model(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => evolve_model
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: time
    logical :: exact_end
    pm_status = 0
    call pm_take(pm_request, time)
    call pm_take(pm_request, exact_end)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(time, exact_end, pm_status)
  end subroutine

  subroutine call_get_model_time(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => get_model_time
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: time
    pm_status = 0
    time = 0
    call pm_implementation(time, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, time)
  end subroutine

  subroutine call_get_state_calls(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => get_state_calls
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    integer(c_int32_t) :: initialize_calls
    integer(c_int32_t) :: commit_calls
    pm_status = 0
    initialize_calls = 0
    commit_calls = 0
    call pm_implementation(initialize_calls, commit_calls, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, initialize_calls)
    call pm_give(pm_request, commit_calls)
  end subroutine

  subroutine call_do_nothing(pm_status)
    use probe_fortran_functions, only: pm_implementation => do_nothing
    integer(c_int32_t), intent(out) :: pm_status
    pm_status = 0
    call pm_implementation(pm_status)
  end subroutine

  subroutine call_echo_int32(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => echo_int32
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    integer(c_int32_t) :: value
    integer(c_int32_t) :: echo
    pm_status = 0
    call pm_take(pm_request, value)
    if (pm_arguments_fail(pm_request)) return
    echo = 0
    call pm_implementation(value, echo, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, echo)
  end subroutine

  subroutine call_echo_int64(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => echo_int64
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    integer(c_int64_t) :: value
    integer(c_int64_t) :: echo
    pm_status = 0
    call pm_take(pm_request, value)
    if (pm_arguments_fail(pm_request)) return
    echo = 0
    call pm_implementation(value, echo, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, echo)
  end subroutine

  subroutine call_echo_float32(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => echo_float32
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_float) :: value
    real(c_float) :: echo
    pm_status = 0
    call pm_take(pm_request, value)
    if (pm_arguments_fail(pm_request)) return
    echo = 0
    call pm_implementation(value, echo, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, echo)
  end subroutine

  subroutine call_echo_float64(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => echo_float64
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: value
    real(c_double) :: echo
    pm_status = 0
    call pm_take(pm_request, value)
    if (pm_arguments_fail(pm_request)) return
    echo = 0
    call pm_implementation(value, echo, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, echo)
  end subroutine

  subroutine call_echo_bool(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => echo_bool
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    logical :: value
    logical :: echo
    pm_status = 0
    call pm_take(pm_request, value)
    if (pm_arguments_fail(pm_request)) return
    echo = .false.
    call pm_implementation(value, echo, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, echo)
  end subroutine

  subroutine call_echo_string(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => echo_string
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    character(:), allocatable :: value
    character(4095) :: echo
    pm_status = 0
    call pm_take(pm_request, value)
    if (pm_arguments_fail(pm_request)) return
    echo = ''
    call pm_implementation(value, echo, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, echo)
  end subroutine

  subroutine call_echo_length(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => echo_length
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: value
    real(c_double) :: echo
    pm_status = 0
    call pm_take(pm_request, value)
    if (pm_arguments_fail(pm_request)) return
    echo = 0
    call pm_implementation(value, echo, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, echo)
  end subroutine

  subroutine call_combine(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => combine
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    integer(c_int32_t) :: first
    integer(c_int64_t) :: second
    real(c_float) :: third
    real(c_double) :: distance
    logical :: negate
    character(:), allocatable :: label
    real(c_double) :: sum
    character(4095) :: text
    pm_status = 0
    call pm_take(pm_request, first)
    call pm_take(pm_request, second)
    call pm_take(pm_request, third)
    call pm_take(pm_request, distance)
    call pm_take(pm_request, negate)
    call pm_take(pm_request, label)
    if (pm_arguments_fail(pm_request)) return
    sum = 0
    text = ''
    call pm_implementation(first, second, third, distance, negate, label, sum, text, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, sum)
    call pm_give(pm_request, text)
  end subroutine

  subroutine call_summarize(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => summarize
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double), pointer, contiguous :: values(:)
    real(c_double) :: least
    real(c_double), pointer, contiguous :: reversed(:)
    real(c_double) :: greatest
    logical :: is_empty
    pm_status = 0
    call pm_take(pm_request, values)
    if (pm_arguments_fail(pm_request)) return
    call pm_make_array(pm_request, reversed, pm_count(values))
    least = 0
    greatest = 0
    is_empty = .false.
    call pm_implementation(values, least, reversed, greatest, is_empty, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, least)
    call pm_give(pm_request, greatest)
    call pm_give(pm_request, is_empty)
  end subroutine

  subroutine call_echo_array(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => echo_array
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double), pointer, contiguous :: values(:)
    pm_status = 0
    call pm_take(pm_request, values)
    if (pm_arguments_fail(pm_request)) return
    call pm_return_array(pm_request, values)
    call pm_implementation(values, pm_status)
  end subroutine

  subroutine call_negate_array(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => negate_array
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    integer(c_int32_t), pointer, contiguous :: values(:)
    pm_status = 0
    call pm_take(pm_request, values)
    if (pm_arguments_fail(pm_request)) return
    call pm_return_array(pm_request, values)
    call pm_implementation(values, pm_status)
  end subroutine

  subroutine call_scale(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => scale
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double), pointer, contiguous :: values(:)
    real(c_double) :: factor
    real(c_double), pointer, contiguous :: scaled(:)
    pm_status = 0
    call pm_take(pm_request, values)
    call pm_take(pm_request, factor)
    if (pm_arguments_fail(pm_request)) return
    call pm_make_array(pm_request, scaled, pm_count(values))
    call pm_implementation(values, factor, scaled, pm_status)
  end subroutine

  subroutine call_halve(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => halve
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_float), pointer, contiguous :: values(:)
    real(c_float), pointer, contiguous :: halves(:)
    pm_status = 0
    call pm_take(pm_request, values)
    if (pm_arguments_fail(pm_request)) return
    call pm_make_array(pm_request, halves, pm_count(values))
    call pm_implementation(values, halves, pm_status)
  end subroutine

  subroutine call_count_up(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => count_up
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    integer(c_int64_t) :: count
    integer(c_int32_t), pointer, contiguous :: numbers(:)
    pm_status = 0
    call pm_take(pm_request, count)
    if (pm_arguments_fail(pm_request)) return
    call pm_make_array(pm_request, numbers, pm_count(count))
    call pm_implementation(count, numbers, pm_status)
  end subroutine

  subroutine call_sum_array(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => sum_array
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double), pointer, contiguous :: values(:)
    real(c_double) :: sum
    pm_status = 0
    call pm_take(pm_request, values)
    if (pm_arguments_fail(pm_request)) return
    sum = 0
    call pm_implementation(values, sum, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, sum)
  end subroutine

  subroutine call_join_arrays(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => join_arrays
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    integer(c_int32_t), pointer, contiguous :: whole(:)
    real(c_double), pointer, contiguous :: real(:)
    integer(c_int32_t), pointer, contiguous :: whole_plus_one(:)
    real(c_double), pointer, contiguous :: real_plus_one(:)
    pm_status = 0
    call pm_take(pm_request, whole)
    call pm_take(pm_request, real)
    if (pm_arguments_fail(pm_request)) return
    call pm_make_array(pm_request, whole_plus_one, pm_count(whole))
    call pm_make_array(pm_request, real_plus_one, pm_count(real))
    call pm_implementation(whole, real, whole_plus_one, real_plus_one, pm_status)
  end subroutine

  subroutine call_rank_sum(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => rank_sum
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    integer(c_int32_t) :: sum
    integer(c_int32_t) :: ranks
    pm_status = 0
    sum = 0
    ranks = 0
    call pm_implementation(sum, ranks, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, sum)
    call pm_give(pm_request, ranks)
  end subroutine

  subroutine call_busy_wait(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => busy_wait
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: duration
    pm_status = 0
    call pm_take(pm_request, duration)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(duration, pm_status)
  end subroutine

  subroutine call_sleep_for(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => sleep_for
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: duration
    pm_status = 0
    call pm_take(pm_request, duration)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(duration, pm_status)
  end subroutine

  subroutine call_print_text(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => print_text
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    character(:), allocatable :: text
    pm_status = 0
    call pm_take(pm_request, text)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(text, pm_status)
  end subroutine

  subroutine call_fail(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => fail
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    integer(c_int32_t) :: code
    character(:), allocatable :: message
    pm_status = 0
    call pm_take(pm_request, code)
    call pm_take(pm_request, message)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(code, message, pm_status)
  end subroutine

  subroutine call_fail_on_rank(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => fail_on_rank
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    integer(c_int32_t) :: rank
    integer(c_int32_t) :: code
    pm_status = 0
    call pm_take(pm_request, rank)
    call pm_take(pm_request, code)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(rank, code, pm_status)
  end subroutine

  subroutine call_die(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => die
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    character(:), allocatable :: how
    integer(c_int32_t) :: rank
    pm_status = 0
    call pm_take(pm_request, how)
    call pm_take(pm_request, rank)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(how, rank, pm_status)
  end subroutine

  subroutine call_die_later(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => die_later
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    character(:), allocatable :: how
    real(c_double) :: after
    integer(c_int32_t) :: rank
    pm_status = 0
    call pm_take(pm_request, how)
    call pm_take(pm_request, after)
    call pm_take(pm_request, rank)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(how, after, rank, pm_status)
  end subroutine

  subroutine call_set_grid_size(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => set_grid_size
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    integer(c_int32_t) :: nx
    integer(c_int32_t) :: ny
    integer(c_int32_t) :: nz
    integer(c_int32_t) :: split_axis
    pm_status = 0
    call pm_take(pm_request, nx)
    call pm_take(pm_request, ny)
    call pm_take(pm_request, nz)
    call pm_take(pm_request, split_axis)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(nx, ny, nz, split_axis, pm_status)
  end subroutine

  subroutine call_get_hook_counts(pm_request, pm_status)
    use probe_fortran_functions, only: pm_implementation => get_hook_counts
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    integer(c_int32_t) :: reads
    integer(c_int32_t) :: writes
    pm_status = 0
    reads = 0
    writes = 0
    call pm_implementation(reads, writes, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, reads)
    call pm_give(pm_request, writes)
  end subroutine
end module

! SPDX-License-Identifier: Apache-2.0
!> The functions, parameters and state of the probe in Fortran.
module probe_fortran_functions
  use, intrinsic :: iso_c_binding
  use mpi_f08
  use polymuse, only: pm_set_error
  use probe_fortran_grids, only: hook_reads => reads, hook_writes => writes, make_grids
  implicit none
  public

  integer(c_int32_t), target :: whole = 7
  integer(c_int64_t), target :: large = 5000000000_c_int64_t
  real(c_float), target :: single = 0.5
  real(c_double), target :: depth = 1000, ratio = 0.25
  logical(c_bool), target :: flag = .true.
  character(31), target :: label = 'probe', scheme = 'fast'

  real(c_double), private :: now = 0
  integer(c_int32_t), private :: initialize_count = 0, commit_count = 0

  !> What only C offers; elsewhere than on Linux the signals have other numbers.
  integer(c_int), parameter, private :: sigkill = 9, sigsegv = 11, sigstop = 19
  interface
    integer(c_int) function c_raise(signal) bind(c, name='raise')
      import :: c_int
      integer(c_int), value :: signal
    end function
    subroutine c_abort() bind(c, name='abort')
    end subroutine
    integer(c_int) function c_usleep(microseconds) bind(c, name='usleep')
      import :: c_int
      integer(c_int), value :: microseconds
    end function
    integer(c_int) function c_pthread_create(thread, attributes, routine, argument) &
        bind(c, name='pthread_create')
      import :: c_funptr, c_int, c_intptr_t, c_ptr
      integer(c_intptr_t), intent(out) :: thread
      type(c_ptr), value :: attributes, argument
      type(c_funptr), value :: routine
    end function
  end interface

  character(16), private :: later_how = ''
  real(c_double), private :: later_after = 0

contains

  !> MPI must still be there: every rank takes part.
  subroutine say_goodbye()
    integer :: ranks, rank
    call MPI_Allreduce(1, ranks, 1, MPI_INTEGER, MPI_SUM, MPI_COMM_WORLD)
    call MPI_Comm_rank(MPI_COMM_WORLD, rank)
    print '(a,i0,a,i0)', 'goodbye from rank ', rank, ' of ', ranks
  end subroutine

  ! ---- states ------------------------------------------------------------------------------------

  subroutine initialize_code(status)
    integer(c_int32_t), intent(out) :: status
    initialize_count = initialize_count + 1
    status = 0
  end subroutine

  subroutine commit_parameters(status)
    integer(c_int32_t), intent(out) :: status
    commit_count = commit_count + 1
    status = 0
    if (scheme == 'fast' .or. scheme == 'exact') return
    call pm_set_error("there is no scheme '" // trim(scheme) // "'; there are fast and exact")
    status = -1
  end subroutine

  subroutine evolve_model(time, exact_end, status)
    real(c_double), intent(in) :: time
    logical, intent(in) :: exact_end
    integer(c_int32_t), intent(out) :: status
    character(120) :: message
    status = 0
    if (time < now) then
      write (message, '(a, g0.6, a, g0.6, a)') 'time ', time, ' s is in the past: the model is at ', now, ' s'
      call pm_set_error(message)
      status = -1
      return
    end if
    now = merge(time, real(ceiling(time, c_int64_t), c_double), exact_end)
  end subroutine

  subroutine get_model_time(time, status)
    real(c_double), intent(out) :: time
    integer(c_int32_t), intent(out) :: status
    time = now
    status = 0
  end subroutine

  subroutine get_state_calls(initialize_calls, commit_calls, status)
    integer(c_int32_t), intent(out) :: initialize_calls, commit_calls, status
    initialize_calls = initialize_count
    commit_calls = commit_count
    status = 0
  end subroutine

  ! ---- values ------------------------------------------------------------------------------------

  subroutine do_nothing(status)
    integer(c_int32_t), intent(out) :: status
    status = 0
  end subroutine

  subroutine echo_int32(value, echo, status)
    integer(c_int32_t), intent(in) :: value
    integer(c_int32_t), intent(out) :: echo, status
    echo = value
    status = 0
  end subroutine

  subroutine echo_int64(value, echo, status)
    integer(c_int64_t), intent(in) :: value
    integer(c_int64_t), intent(out) :: echo
    integer(c_int32_t), intent(out) :: status
    echo = value
    status = 0
  end subroutine

  subroutine echo_float32(value, echo, status)
    real(c_float), intent(in) :: value
    real(c_float), intent(out) :: echo
    integer(c_int32_t), intent(out) :: status
    echo = value
    status = 0
  end subroutine

  subroutine echo_float64(value, echo, status)
    real(c_double), intent(in) :: value
    real(c_double), intent(out) :: echo
    integer(c_int32_t), intent(out) :: status
    echo = value
    status = 0
  end subroutine

  subroutine echo_bool(value, echo, status)
    logical, intent(in) :: value
    logical, intent(out) :: echo
    integer(c_int32_t), intent(out) :: status
    echo = value
    status = 0
  end subroutine

  subroutine echo_string(value, echo, status)
    character(*), intent(in) :: value
    character(*), intent(out) :: echo
    integer(c_int32_t), intent(out) :: status
    character(80) :: message
    echo = value
    status = 0
    if (len(value) <= len(echo)) return
    write (message, '(a, i0, a)') 'at most ', len(echo), ' characters can be echoed'
    call pm_set_error(message)
    status = -1
  end subroutine

  subroutine echo_length(value, echo, status)
    real(c_double), intent(in) :: value
    real(c_double), intent(out) :: echo
    integer(c_int32_t), intent(out) :: status
    echo = value
    status = 0
  end subroutine

  subroutine combine(first, second, third, distance, negate, label, sum, text, status)
    integer(c_int32_t), intent(in) :: first
    integer(c_int64_t), intent(in) :: second
    real(c_float), intent(in) :: third
    real(c_double), intent(in) :: distance
    logical, intent(in) :: negate
    character(*), intent(in) :: label
    real(c_double), intent(out) :: sum
    character(*), intent(out) :: text
    integer(c_int32_t), intent(out) :: status
    sum = first + second + real(third, c_double) + distance
    if (negate) sum = -sum
    write (text, '(a, 1x, i0)') label, len(label)
    status = 0
  end subroutine

  subroutine summarize(values, least, reversed, greatest, is_empty, status)
    real(c_double), intent(in) :: values(:)
    real(c_double), intent(out) :: least, reversed(:), greatest
    logical, intent(out) :: is_empty
    integer(c_int32_t), intent(out) :: status
    is_empty = size(values) == 0
    least = merge(0.0_c_double, minval(values), is_empty)
    greatest = merge(0.0_c_double, maxval(values), is_empty)
    reversed = values(size(values):1:-1)
    status = 0
  end subroutine

  subroutine echo_array(values, status)
    real(c_double), intent(inout) :: values(:)
    integer(c_int32_t), intent(out) :: status
    status = 0
    if (size(values) < 0) values = 0 ! never: but compilers warn of an argument that is not used
  end subroutine

  subroutine negate_array(values, status)
    integer(c_int32_t), intent(inout) :: values(:)
    integer(c_int32_t), intent(out) :: status
    values = -values
    status = 0
  end subroutine

  subroutine scale(values, factor, scaled, status)
    real(c_double), intent(in) :: values(:), factor
    real(c_double), intent(out) :: scaled(:)
    integer(c_int32_t), intent(out) :: status
    scaled = factor * values
    status = 0
  end subroutine

  subroutine halve(values, halves, status)
    real(c_float), intent(in) :: values(:)
    real(c_float), intent(out) :: halves(:)
    integer(c_int32_t), intent(out) :: status
    halves = values / 2
    status = 0
  end subroutine

  subroutine count_up(count, numbers, status)
    integer(c_int64_t), intent(in) :: count
    integer(c_int32_t), intent(out) :: numbers(:), status
    character(80) :: message
    integer(c_int32_t) :: i
    numbers = [(i - 1, i=1, size(numbers, kind=c_int32_t))]
    status = 0
    if (count >= 0) return
    write (message, '(a, i0)') 'cannot count up to ', count
    call pm_set_error(message)
    status = -1
  end subroutine

  subroutine sum_array(values, sum, status)
    real(c_double), intent(in) :: values(:)
    real(c_double), intent(out) :: sum
    integer(c_int32_t), intent(out) :: status
    integer(c_int64_t) :: i
    sum = 0
    do i = 1, size(values, kind=c_int64_t)
      sum = sum + values(i)
    end do
    status = 0
  end subroutine

  subroutine join_arrays(whole, real, whole_plus_one, real_plus_one, status)
    integer(c_int32_t), intent(in) :: whole(:)
    real(c_double), intent(in) :: real(:)
    integer(c_int32_t), intent(out) :: whole_plus_one(:), status
    real(c_double), intent(out) :: real_plus_one(:)
    whole_plus_one = whole + 1
    real_plus_one = real + 1
    status = 0
  end subroutine

  ! ---- ranks and time ----------------------------------------------------------------------------

  integer function own_rank()
    call MPI_Comm_rank(MPI_COMM_WORLD, own_rank)
  end function

  subroutine rank_sum(sum, ranks, status)
    integer(c_int32_t), intent(out) :: sum, ranks, status
    call MPI_Allreduce(own_rank(), sum, 1, MPI_INTEGER, MPI_SUM, MPI_COMM_WORLD)
    call MPI_Comm_size(MPI_COMM_WORLD, ranks)
    status = 0
  end subroutine

  subroutine busy_wait(duration, status)
    real(c_double), intent(in) :: duration
    integer(c_int32_t), intent(out) :: status
    real(c_double) :: end_time
    end_time = MPI_Wtime() + duration
    do while (MPI_Wtime() < end_time)
    end do
    status = 0
  end subroutine

  subroutine sleep_for(duration, status)
    real(c_double), intent(in) :: duration
    integer(c_int32_t), intent(out) :: status
    real(c_double) :: rest
    rest = duration
    do while (rest > 0)
      status = c_usleep(int(1e6_c_double * min(rest, 0.5_c_double), c_int))
      rest = rest - 0.5_c_double
    end do
    status = 0
  end subroutine

  subroutine print_text(text, status)
    character(*), intent(in) :: text
    integer(c_int32_t), intent(out) :: status
    if (own_rank() == 0) print '(a)', text
    status = 0
  end subroutine

  ! ---- failures ----------------------------------------------------------------------------------

  subroutine fail(code, message, status)
    integer(c_int32_t), intent(in) :: code
    character(*), intent(in) :: message
    integer(c_int32_t), intent(out) :: status
    if (message /= '') call pm_set_error(message)
    status = code
  end subroutine

  subroutine fail_on_rank(rank, code, status)
    integer(c_int32_t), intent(in) :: rank, code
    integer(c_int32_t), intent(out) :: status
    character(80) :: message
    status = 0
    if (own_rank() /= rank) return
    write (message, '(a, i0, a)') 'rank ', rank, ' was told to fail'
    call pm_set_error(message)
    status = code
  end subroutine

  !> Returns only if there is no such way to die, or after a SIGSTOP that was followed by a SIGCONT.
  subroutine end_process(how, status)
    character(*), intent(in) :: how
    integer(c_int32_t), intent(out) :: status
    status = 0
    select case (how)
    case ('exit0')
      stop
    case ('exit3')
      stop 3
    case ('abort')
      call c_abort()
    case ('mpiAbort')
      call MPI_Abort(MPI_COMM_WORLD, 5)
    case ('hang')
      do
        status = c_usleep(500000)
      end do
    case ('segv')
      status = c_raise(sigsegv)
    case ('kill9')
      status = c_raise(sigkill)
    case ('stop')
      status = c_raise(sigstop)
    case default
      call pm_set_error("there is no way to die that is called '" // how // "'")
      status = -1
    end select
  end subroutine

  subroutine die(how, rank, status)
    character(*), intent(in) :: how
    integer(c_int32_t), intent(in) :: rank
    integer(c_int32_t), intent(out) :: status
    status = 0
    if (own_rank() == rank) call end_process(how, status)
  end subroutine

  type(c_ptr) function end_process_later(unused) bind(c)
    type(c_ptr), value :: unused
    integer(c_int32_t) :: status
    call sleep_for(later_after, status)
    call end_process(trim(later_how), status)
    end_process_later = unused
  end function

  subroutine die_later(how, after, rank, status)
    character(*), intent(in) :: how
    real(c_double), intent(in) :: after
    integer(c_int32_t), intent(in) :: rank
    integer(c_int32_t), intent(out) :: status
    integer(c_intptr_t) :: thread
    status = 0
    if (own_rank() /= rank) return
    later_how = how
    later_after = after
    status = c_pthread_create(thread, c_null_ptr, c_funloc(end_process_later), c_null_ptr)
  end subroutine

  ! ---- grids -------------------------------------------------------------------------------------

  subroutine set_grid_size(nx, ny, nz, split_axis, status)
    integer(c_int32_t), intent(in) :: nx, ny, nz, split_axis
    integer(c_int32_t), intent(out) :: status
    character(120) :: message
    status = 0
    if (min(nx, ny, nz, split_axis) < 0 .or. split_axis > 2) then
      write (message, '(3(a, i0), a, i0, a)') 'grids of ', nx, ' x ', ny, ' x ', nz, &
          ', split along axis ', split_axis, ', are not possible'
      call pm_set_error(message)
      status = -1
      return
    end if
    call make_grids([nx, ny, nz], split_axis + 1)
  end subroutine

  subroutine get_hook_counts(reads, writes, status)
    integer(c_int32_t), intent(out) :: reads, writes, status
    reads = hook_reads
    writes = hook_writes
    status = 0
  end subroutine
end module

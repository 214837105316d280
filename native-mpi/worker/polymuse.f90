! SPDX-License-Identifier: Apache-2.0
!> The worker runtime of polymuse for codes in Fortran; polymuse.h says more about each part.
!!
!!     program ocean_worker
!!       use polymuse
!!       use ocean_dispatch, only: ocean_interface      ! generated from the interface specification
!!       use ocean_parameters, only: depth              ! real(c_double), target :: depth
!!       call pm_start(ocean_interface())
!!       call pm_register_parameter('depth', depth)
!!       call pm_loop()
!!     end program
!!
!! and, in module ocean_functions, which the generated module calls:
!!
!!     subroutine commit_parameters(status)
!!       integer(c_int32_t), intent(out) :: status
!!       ...                                            ! rows first to last of ny are on this rank
!!       call pm_register_attribute('surface', 'SST', sst(1:nx, first:last), &
!!                                  shape=[nx, ny], start=[1, first])
!!       status = 0
!!     end subroutine
module polymuse
  use, intrinsic :: iso_c_binding, only: c_bool, c_char, c_double, c_f_pointer, c_float, c_funloc, &
      c_funptr, c_int32_t, c_int64_t, c_loc, c_null_char, c_ptr
  use polymuse_dispatch, only: pm_flush_output
  implicit none
  private
  public :: pm_start, pm_loop, pm_register_parameter, pm_register_attribute, pm_register_grid_hooks
  public :: pm_written_part, pm_register_stop_hook, pm_set_error, pm_grid_hook

  !> Makes a variable a parameter that the script can read and set: pm_register_parameter(name, value).
  !! The variable is a target, and has the type that the interface declares: integer(c_int32_t),
  !! integer(c_int64_t), real(c_float), real(c_double), logical(c_bool), or character of any length.
  interface pm_register_parameter
    module procedure register_int32, register_int64, register_float32, register_float64
    module procedure register_bool, register_string
  end interface

  !> Makes an array an attribute of a grid, where it is; it is never copied:
  !! pm_register_attribute(grid, name, values, shape, start). The array is a target or a pointer, of any
  !! rank, and has the type that the interface declares: real(c_double), real(c_float) or
  !! integer(c_int32_t). It stays where it is until it is registered again or the worker ends.
  !!
  !! Of an array that is shared out over the ranks, `values` is the section that belongs to this rank,
  !! without its halo (it may be empty); `shape` is that of the whole, and `start` says which of its
  !! elements, counted from 1 along each axis, is the first of the section. Without `shape` and `start`
  !! every rank has all of the array.
  !!
  !! A component of an array of a derived type goes by way of a pointer to just what is registered:
  !! p => cells(1:n)%temperature, then p. Of cells(1:n)%temperature itself, and of a section of such a
  !! pointer, gfortran 12 passes a wrong address.
  interface pm_register_attribute
    module procedure register_float64_attribute, register_float32_attribute
    module procedure register_int32_attribute
  end interface

  abstract interface
    !> Called on every rank, collectively, before an attribute is read or after it has been written;
    !! status: 0, or an error code.
    subroutine pm_grid_hook(attribute, status)
      import :: c_int32_t
      character(*), intent(in) :: attribute
      integer(c_int32_t), intent(out) :: status
    end subroutine
  end interface

  abstract interface
    !> Called on every rank, collectively, when the script stops this worker.
    subroutine pm_stop_hook()
    end subroutine
  end interface

  !> The hooks of one grid.
  type :: hooks_of_grid
    character(:), allocatable :: grid
    procedure(pm_grid_hook), pointer, nopass :: before_read => null(), after_write => null()
  end type

  !> As many as fortran.c has ways to tell apart.
  type(hooks_of_grid) :: hooks(16)

  procedure(pm_stop_hook), pointer :: stop_hook => null()

  integer(c_int32_t), parameter :: type_int32 = 1, type_int64 = 2, type_float32 = 3, type_float64 = 4
  integer(c_int32_t), parameter :: type_bool = 5 ! enum pm_type of wire.h

  interface
    subroutine start_runtime(interface) bind(c, name='pm_fortran_start')
      import :: c_ptr
      type(c_ptr), value :: interface
    end subroutine
    subroutine run_loop() bind(c, name='pm_fortran_loop')
    end subroutine
    subroutine register_parameter(name, address, type) bind(c, name='pm_fortran_register_parameter')
      import :: c_char, c_int32_t, c_ptr
      character(kind=c_char), intent(in) :: name(*)
      type(c_ptr), value :: address
      integer(c_int32_t), value :: type
    end subroutine
    subroutine register_string_parameter(name, address, capacity, padded) &
        bind(c, name='pm_register_string_parameter')
      import :: c_bool, c_char, c_int64_t, c_ptr
      character(kind=c_char), intent(in) :: name(*)
      type(c_ptr), value :: address
      integer(c_int64_t), value :: capacity
      logical(c_bool), value :: padded
    end subroutine
    subroutine c_register_float64(grid, name, values, axes, shape, start) &
        bind(c, name='pm_fortran_register_attribute')
      import :: c_char, c_int32_t, c_int64_t, c_double
      character(kind=c_char), intent(in) :: grid(*), name(*)
      real(c_double), pointer, intent(in) :: values(..)
      integer(c_int32_t), value :: axes
      integer(c_int64_t), intent(in) :: shape(*), start(*)
    end subroutine
    subroutine c_register_float32(grid, name, values, axes, shape, start) &
        bind(c, name='pm_fortran_register_attribute')
      import :: c_char, c_int32_t, c_int64_t, c_float
      character(kind=c_char), intent(in) :: grid(*), name(*)
      real(c_float), pointer, intent(in) :: values(..)
      integer(c_int32_t), value :: axes
      integer(c_int64_t), intent(in) :: shape(*), start(*)
    end subroutine
    subroutine c_register_int32(grid, name, values, axes, shape, start) &
        bind(c, name='pm_fortran_register_attribute')
      import :: c_char, c_int32_t, c_int64_t
      character(kind=c_char), intent(in) :: grid(*), name(*)
      integer(c_int32_t), pointer, intent(in) :: values(..)
      integer(c_int32_t), value :: axes
      integer(c_int64_t), intent(in) :: shape(*), start(*)
    end subroutine
    subroutine register_hooks(grid, slot, before_read, after_write) &
        bind(c, name='pm_fortran_register_hooks')
      import :: c_bool, c_char, c_int32_t
      character(kind=c_char), intent(in) :: grid(*)
      integer(c_int32_t), value :: slot
      logical(c_bool), value :: before_read, after_write
    end subroutine
    subroutine c_written_part(start, count, step) bind(c, name='pm_fortran_written_part')
      import :: c_int64_t
      integer(c_int64_t), intent(out) :: start(*), count(*), step(*)
    end subroutine
    subroutine c_register_stop_hook(before_stop) bind(c, name='pm_register_stop_hook')
      import :: c_funptr
      type(c_funptr), value :: before_stop
    end subroutine
    subroutine set_error(text) bind(c, name='pm_fortran_set_error')
      import :: c_char
      character(kind=c_char), intent(in) :: text(*)
    end subroutine
  end interface

contains

  !> Starts the runtime and MPI; the program does not initialise MPI itself. The first statement of the
  !! program. `interface` is what a function of the generated module gives, such as
  !! ocean_interface of ocean_dispatch.
  subroutine pm_start(interface)
    type(c_ptr), intent(in) :: interface
    call start_runtime(interface)
  end subroutine

  !> Carries out calls until the script stops this worker, then finalises MPI.
  subroutine pm_loop()
    call run_loop()
    call pm_flush_output()
  end subroutine

  !> Sets the message of the error that the procedure being called is about to return.
  subroutine pm_set_error(text)
    character(*), intent(in) :: text
    call set_error(c_text(text))
  end subroutine

  !> Sets procedures that are called on every rank, before attributes of a grid are read (to compute
  !! what is derived) and after they have been written (to refresh halos and what depends on them).
  subroutine pm_register_grid_hooks(grid, before_read, after_write)
    character(*), intent(in) :: grid
    procedure(pm_grid_hook), optional :: before_read, after_write
    integer(c_int32_t) :: slot
    do slot = 1, size(hooks, kind=c_int32_t)
      if (.not. allocated(hooks(slot)%grid)) exit
      if (hooks(slot)%grid == grid) exit
    end do
    if (slot > size(hooks)) error stop 'polymuse: too many grids have hooks'
    hooks(slot)%grid = grid
    hooks(slot)%before_read => null()
    hooks(slot)%after_write => null()
    if (present(before_read)) hooks(slot)%before_read => before_read
    if (present(after_write)) hooks(slot)%after_write => after_write
    call register_hooks(c_text(grid), slot - 1, logical(present(before_read), c_bool), &
        logical(present(after_write), c_bool))
  end subroutine

  !> Which elements of the section that was registered a write has changed: for after_write, and valid
  !! during it. Along each axis start, start + step, ..., counted from 1 within the section, and `count`
  !! of them; none if a count is 0. The arrays have as many elements as the attribute has axes.
  subroutine pm_written_part(start, count, step)
    integer, intent(out) :: start(:), count(:), step(:)
    integer(c_int64_t), dimension(8) :: wide_start, wide_count, wide_step
    call c_written_part(wide_start, wide_count, wide_step)
    start = int(wide_start(:size(start))) + 1
    count = int(wide_count(:size(count)))
    step = int(wide_step(:size(step)))
  end subroutine

  !> Sets a procedure that is called on every rank when the script stops this worker: while MPI can still
  !! be used, and before the script is told that the worker has stopped.
  subroutine pm_register_stop_hook(before_stop)
    procedure(pm_stop_hook) :: before_stop
    stop_hook => before_stop
    call c_register_stop_hook(c_funloc(run_stop_hook))
  end subroutine

  subroutine run_stop_hook() bind(c)
    call stop_hook()
    call pm_flush_output()
  end subroutine

  !> Called by fortran.c.
  integer(c_int32_t) function run_hook(slot, is_write, attribute, length) &
      bind(c, name='pm_fortran_run_hook')
    integer(c_int32_t), value :: slot
    logical(c_bool), value :: is_write
    type(c_ptr), value :: attribute
    integer(c_int64_t), value :: length
    character(kind=c_char), pointer :: characters(:)
    character(length) :: name
    integer(c_int64_t) :: i
    call c_f_pointer(attribute, characters, [length])
    do i = 1, length
      name(i:i) = characters(i)
    end do
    run_hook = 0
    if (is_write) then
      call hooks(slot + 1)%after_write(name, run_hook)
    else
      call hooks(slot + 1)%before_read(name, run_hook)
    end if
  end function

  ! ---- parameters --------------------------------------------------------------------------------

  subroutine register_int32(name, value)
    character(*), intent(in) :: name
    integer(c_int32_t), intent(in), target :: value
    call register_parameter(c_text(name), c_loc(value), type_int32)
  end subroutine

  subroutine register_int64(name, value)
    character(*), intent(in) :: name
    integer(c_int64_t), intent(in), target :: value
    call register_parameter(c_text(name), c_loc(value), type_int64)
  end subroutine

  subroutine register_float32(name, value)
    character(*), intent(in) :: name
    real(c_float), intent(in), target :: value
    call register_parameter(c_text(name), c_loc(value), type_float32)
  end subroutine

  subroutine register_float64(name, value)
    character(*), intent(in) :: name
    real(c_double), intent(in), target :: value
    call register_parameter(c_text(name), c_loc(value), type_float64)
  end subroutine

  subroutine register_bool(name, value)
    character(*), intent(in) :: name
    logical(c_bool), intent(in), target :: value
    call register_parameter(c_text(name), c_loc(value), type_bool)
  end subroutine

  subroutine register_string(name, value)
    character(*), intent(in) :: name
    character(*), intent(in), target :: value
    call register_string_parameter(c_text(name), c_loc(value), len(value, c_int64_t), .true._c_bool)
  end subroutine

  ! ---- attributes --------------------------------------------------------------------------------

  subroutine register_float64_attribute(grid, name, values, shape, start)
    character(*), intent(in) :: grid, name
    real(c_double), pointer, intent(in) :: values(..)
    integer, intent(in), optional :: shape(:), start(:)
    call c_register_float64(c_text(grid), c_text(name), values, axes_of(shape, start), wide(shape), &
        wide(start))
  end subroutine

  subroutine register_float32_attribute(grid, name, values, shape, start)
    character(*), intent(in) :: grid, name
    real(c_float), pointer, intent(in) :: values(..)
    integer, intent(in), optional :: shape(:), start(:)
    call c_register_float32(c_text(grid), c_text(name), values, axes_of(shape, start), wide(shape), &
        wide(start))
  end subroutine

  subroutine register_int32_attribute(grid, name, values, shape, start)
    character(*), intent(in) :: grid, name
    integer(c_int32_t), pointer, intent(in) :: values(..)
    integer, intent(in), optional :: shape(:), start(:)
    call c_register_int32(c_text(grid), c_text(name), values, axes_of(shape, start), wide(shape), &
        wide(start))
  end subroutine

  !> For how many axes shape and start are given; 0: not at all, -1: not alike.
  pure integer(c_int32_t) function axes_of(shape, start)
    integer, intent(in), optional :: shape(:), start(:)
    axes_of = merge(-1, 0, present(shape) .or. present(start))
    if (.not. (present(shape) .and. present(start))) return
    if (size(shape) == size(start)) axes_of = size(shape, kind=c_int32_t)
  end function

  pure function wide(numbers)
    integer, intent(in), optional :: numbers(:)
    integer(c_int64_t), allocatable :: wide(:)
    wide = [integer(c_int64_t) ::]
    if (present(numbers)) wide = int(numbers, c_int64_t)
  end function

  pure function c_text(text)
    character(*), intent(in) :: text
    character(kind=c_char, len=len_trim(text) + 1) :: c_text
    c_text = trim(text) // c_null_char
  end function
end module

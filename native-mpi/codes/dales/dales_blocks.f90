! SPDX-License-Identifier: Apache-2.0
!> This rank's part of DALES's arrays, as polymuse moves it: by block, straight from and to the memory of the
!! model where that is in double precision. What is not, and what is computed only when it is read, goes
!! through a buffer of this module; one is enough, since a worker carries out one call after the other.
module dales_blocks
  use, intrinsic :: iso_c_binding, only: c_double, c_float
  use, intrinsic :: ieee_arithmetic, only: ieee_is_finite
  use mpi_f08, only: MPI_Allreduce, MPI_COMM_WORLD, MPI_DOUBLE_PRECISION, MPI_IN_PLACE, MPI_SUM
  use modglobal, only: i1, imax, itot, j1, jmax, jtot, kmax
  use modmpi, only: myidx, myidy
  use polymuse, only: pm_register_attribute, pm_written_part
  implicit none
  private
  public :: make_buffers, register_field, register_layer, hand_out_field, hand_out_layer, take_in_field
  public :: register_buffered_field, register_buffered_layer, sum_over_ranks, level_means
  public :: field_buffer, layer_buffer

  !> Makes the interior of a 3-D array, such as u0(2:i1, 2:j1, 1:kmax), an attribute of a grid.
  interface register_field
    module procedure register_field_float64, register_field_float32
  end interface

  !> The same of a 2-D array, such as ustar(2:i1, 2:j1).
  interface register_layer
    module procedure register_layer_float64, register_layer_float32
  end interface

  !> Before an attribute made by register_field is read: puts it where it is read from.
  interface hand_out_field
    module procedure hand_out_field_float64, hand_out_field_float32
  end interface

  !> The same for register_layer.
  interface hand_out_layer
    module procedure hand_out_layer_float64, hand_out_layer_float32
  end interface

  !> After an attribute made by register_field has been written: takes what has been written into the fields
  !! of this and of the previous time step. The two differ before the first step, so that nothing else may
  !! be copied. If a value in it is not a finite number, nothing is taken; `are_finite` tells.
  interface take_in_field
    module procedure take_in_field_float64, take_in_field_float32
  end interface

  !> Means over each level, of all ranks; in double precision.
  interface level_means
    module procedure level_means_float64, level_means_float32
  end interface

  real(c_double), allocatable, target :: field_buffer(:, :, :), layer_buffer(:, :)

contains

  !> To be called when the grid is known, before all others.
  subroutine make_buffers()
    allocate (field_buffer(imax, jmax, kmax), layer_buffer(imax, jmax), source=0.0_c_double)
  end subroutine make_buffers

  ! ---- registration ------------------------------------------------------------------------

  ! The arrays of DALES are not declared as targets. These dummies are: an assumed-shape array is passed by
  ! its descriptor, so that the address stays good for as long as DALES keeps the array, until the end.

  subroutine register_field_float64(grid, name, field)
    character(*), intent(in) :: grid, name
    real(c_double), intent(in), target :: field(:, :, :)
    call pm_register_attribute(grid, name, field, shape=[itot, jtot, kmax], &
                               start=[myidx * imax + 1, myidy * jmax + 1, 1])
  end subroutine register_field_float64

  subroutine register_field_float32(grid, name, field)
    character(*), intent(in) :: grid, name
    real(c_float), intent(in) :: field(:, :, :)
    if (size(field) > 0) call register_buffered_field(grid, name)
  end subroutine register_field_float32

  !> Makes the buffer for fields an attribute of a grid.
  subroutine register_buffered_field(grid, name)
    character(*), intent(in) :: grid, name
    call register_field_float64(grid, name, field_buffer)
  end subroutine register_buffered_field

  subroutine register_layer_float64(grid, name, layer)
    character(*), intent(in) :: grid, name
    real(c_double), intent(in), target :: layer(:, :)
    call pm_register_attribute(grid, name, layer, shape=[itot, jtot], &
                               start=[myidx * imax + 1, myidy * jmax + 1])
  end subroutine register_layer_float64

  subroutine register_layer_float32(grid, name, layer)
    character(*), intent(in) :: grid, name
    real(c_float), intent(in) :: layer(:, :)
    if (size(layer) > 0) call register_buffered_layer(grid, name)
  end subroutine register_layer_float32

  !> Makes the buffer for layers an attribute of a grid.
  subroutine register_buffered_layer(grid, name)
    character(*), intent(in) :: grid, name
    call register_layer_float64(grid, name, layer_buffer)
  end subroutine register_buffered_layer

  ! ---- reading -----------------------------------------------------------------------------

  subroutine hand_out_field_float64(field)
    real(c_double), intent(in) :: field(:, :, :)
    if (size(field) == 0) field_buffer = 0 ! it is read where it is
  end subroutine hand_out_field_float64

  subroutine hand_out_field_float32(field)
    real(c_float), intent(in) :: field(:, :, :)
    field_buffer = field
  end subroutine hand_out_field_float32

  subroutine hand_out_layer_float64(layer)
    real(c_double), intent(in) :: layer(:, :)
    if (size(layer) == 0) layer_buffer = 0 ! it is read where it is
  end subroutine hand_out_layer_float64

  subroutine hand_out_layer_float32(layer)
    real(c_float), intent(in) :: layer(:, :)
    layer_buffer = layer
  end subroutine hand_out_layer_float32

  ! ---- writing -----------------------------------------------------------------------------

  subroutine take_in_field_float64(now, before, are_finite)
    real(c_double), intent(inout) :: now(:, :, :), before(:, :, :)
    logical, intent(out) :: are_finite
    integer, dimension(3) :: first, count, step, last
    call pm_written_part(first, count, step)
    last = first + (count - 1) * step
    associate (written => now(first(1):last(1):step(1), first(2):last(2):step(2), first(3):last(3):step(3)), &
               earlier => before(first(1):last(1):step(1), first(2):last(2):step(2), first(3):last(3):step(3)))
      are_finite = all(ieee_is_finite(written))
      if (are_finite) then
        earlier = written
      else
        written = earlier
      end if
    end associate
  end subroutine take_in_field_float64

  subroutine take_in_field_float32(now, before, are_finite)
    real(c_float), intent(inout) :: now(:, :, :), before(:, :, :)
    logical, intent(out) :: are_finite
    integer, dimension(3) :: first, count, step, last
    call pm_written_part(first, count, step)
    last = first + (count - 1) * step
    associate (written => field_buffer(first(1):last(1):step(1), first(2):last(2):step(2), first(3):last(3):step(3)))
      are_finite = all(ieee_is_finite(real(written, c_float)))
      if (.not. are_finite) return
      now(first(1):last(1):step(1), first(2):last(2):step(2), first(3):last(3):step(3)) = real(written, c_float)
      before(first(1):last(1):step(1), first(2):last(2):step(2), first(3):last(3):step(3)) = real(written, c_float)
    end associate
  end subroutine take_in_field_float32

  ! ---- sums --------------------------------------------------------------------------------

  !> Sums each element over all ranks. Collective.
  subroutine sum_over_ranks(values)
    real(c_double), intent(inout) :: values(:)
    call MPI_Allreduce(MPI_IN_PLACE, values, size(values), MPI_DOUBLE_PRECISION, MPI_SUM, MPI_COMM_WORLD)
  end subroutine sum_over_ranks

  function level_means_float64(field) result(means)
    real(c_double), intent(in) :: field(:, :, :)
    real(c_double) :: means(size(field, 3))
    integer :: k
    do k = 1, size(field, 3)
      means(k) = sum(field(:, :, k))
    end do
    call sum_over_ranks(means)
    means = means / (real(itot, c_double) * jtot)
  end function level_means_float64

  function level_means_float32(field) result(means)
    real(c_float), intent(in) :: field(:, :, :)
    real(c_double) :: means(size(field, 3))
    integer :: k
    do k = 1, size(field, 3)
      means(k) = sum(real(field(:, :, k), c_double))
    end do
    call sum_over_ranks(means)
    means = means / (real(itot, c_double) * jtot)
  end function level_means_float32

end module dales_blocks

! SPDX-License-Identifier: Apache-2.0
!> The grids of the probe in Fortran: whole arrays, and sections of arrays with halos and more axes.
module probe_fortran_grids
  use, intrinsic :: iso_c_binding, only: c_double, c_float, c_int32_t
  use mpi_f08
  use polymuse
  implicit none
  private
  public :: make_grids, reads, writes

  integer(c_int32_t) :: reads = 0, writes = 0
  real(c_double), allocatable, target :: value(:, :, :), height(:, :), doubled(:, :), position(:)
  real(c_double), allocatable, target :: species(:, :, :, :) !< the second of them is the density
  real(c_float), allocatable, target :: tracer(:, :, :)
  integer(c_int32_t), allocatable, target :: owner(:, :, :), written(:, :, :)

contains

  !> Makes the grids anew, shared out over the ranks along split_axis, counted from 1. Collective.
  subroutine make_grids(n, split_axis)
    integer, intent(in) :: n(3), split_axis
    integer :: rank, ranks, first(3), last(3), i, j, k
    call MPI_Comm_rank(MPI_COMM_WORLD, rank)
    call MPI_Comm_size(MPI_COMM_WORLD, ranks)
    first = 1
    last = n
    first(split_axis) = n(split_axis) * rank / ranks + 1
    last(split_axis) = n(split_axis) * (rank + 1) / ranks
    if (allocated(value)) deallocate (value, species, height, doubled, position, tracer, owner, written)
    associate (i0 => first(1), j0 => first(2), k0 => first(3), i1 => last(1), j1 => last(2), k1 => last(3))
      allocate (value(i0 - 1:i1 + 1, j0 - 1:j1 + 1, k0 - 1:k1 + 1), source=0.0_c_double)
      allocate (species(2, i0 - 1:i1 + 1, j0 - 1:j1 + 1, k0 - 1:k1 + 1), source=0.0_c_double)
      allocate (tracer(i0:i1, j0:j1, k0:k1), source=0.0_c_float)
      allocate (owner(i0:i1, j0:j1, k0:k1), source=int(rank, c_int32_t))
      allocate (written(i0:i1, j0:j1, k0:k1), source=0_c_int32_t)
      allocate (height(i0:i1, j0:j1), doubled(i0:i1, j0:j1), source=0.0_c_double)
      allocate (position(n(3)))
      do k = k0, k1
        do j = j0, j1
          do i = i0, i1
            value(i, j, k) = 10000 * (i - 1) + 100 * (j - 1) + k - 1
            species(2, i, j, k) = 1 + (i - 1) + 10 * (j - 1) + 100 * (k - 1)
            tracer(i, j, k) = i + j + k - 3
          end do
        end do
      end do
      do j = j0, j1
        do i = i0, i1
          height(i, j) = 100 * (i - 1) + j - 1
        end do
      end do
      do k = 1, n(3)
        position(k) = 10 * (k - 1)
      end do
      call pm_register_attribute('cells', 'value', value(i0:i1, j0:j1, k0:k1), n, first)
      call pm_register_attribute('cells', 'density', species(2, i0:i1, j0:j1, k0:k1), n, first)
      call pm_register_attribute('cells', 'tracer', tracer, n, first)
      call pm_register_attribute('cells', 'rank', owner, n, first)
      call pm_register_attribute('cells', 'written', written, n, first)
    end associate
    if (split_axis == 3) then
      call pm_register_attribute('columns', 'height', height)
      call pm_register_attribute('columns', 'doubled', doubled)
    else
      call pm_register_attribute('columns', 'height', height, n(1:2), first(1:2))
      call pm_register_attribute('columns', 'doubled', doubled, n(1:2), first(1:2))
    end if
    call pm_register_attribute('levels', 'position', position)
    call pm_register_grid_hooks('cells', before_read=count_read, after_write=count_write)
    call pm_register_grid_hooks('columns', before_read=compute_doubled)
  end subroutine

  subroutine count_read(attribute, status)
    character(*), intent(in) :: attribute
    integer(c_int32_t), intent(out) :: status
    if (len(attribute) > 0) reads = reads + 1
    status = 0
  end subroutine

  subroutine count_write(attribute, status)
    character(*), intent(in) :: attribute
    integer(c_int32_t), intent(out) :: status
    integer, dimension(3) :: start, count, step, low, last
    if (len(attribute) > 0) writes = writes + 1
    call pm_written_part(start, count, step)
    low = lbound(written)
    start = start + low - 1
    last = start + (count - 1) * step
    written(start(1):last(1):step(1), start(2):last(2):step(2), start(3):last(3):step(3)) = &
        written(start(1):last(1):step(1), start(2):last(2):step(2), start(3):last(3):step(3)) + 1
    status = 0
  end subroutine

  subroutine compute_doubled(attribute, status)
    character(*), intent(in) :: attribute
    integer(c_int32_t), intent(out) :: status
    if (attribute == 'doubled') doubled = 2 * height
    status = 0
  end subroutine
end module

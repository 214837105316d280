! SPDX-License-Identifier: Apache-2.0
!> The grid, its distribution over ranks, halo exchange and reductions.
!!
!! Staggered as Arakawa C: scalars at cell centres, u at west faces, v at south faces, w at lower
!! faces. Periodic in x and y. Each rank holds all of x and z and a slab of rows in y; slabs differ
!! by at most one row. The halo is one point wide, which is all that centred second-order differences need, so a
!! slab of a single row works.
!!
!! Sums over the domain are made in the order of global rows whatever the distribution, and nothing
!! else depends on it: the model's answer is the same, to the bit, for any number of ranks.
module cumulus_grid
  use, intrinsic :: iso_fortran_env, only: int64
  use mpi_f08
  use cumulus_constants
  use cumulus_parameters, only: itot, jtot, kmax, xsize, ysize, zsize
  implicit none
  private

  integer, parameter, public :: halo = 1

  ! Copies of the parameters, so that a parameter set later cannot disturb a running model.
  integer, public, protected :: nx = 0             !< points in x (all of them are here)
  integer, public, protected :: ny = 0             !< rows of this rank
  integer, public, protected :: nz = 0             !< levels
  integer, public, protected :: ny_total = 0       !< rows of all ranks
  integer, public, protected :: y_offset = 0       !< rows before this rank's first
  real(wp), public, protected :: dx = 0, dy = 0, dz = 0

  type(MPI_Comm), public, protected :: communicator
  integer, public, protected :: rank = 0, ranks = 1
  integer, allocatable, public, protected :: rows_of_rank(:), first_row_of_rank(:)  !< (0:ranks-1); the second is an offset

  real(wp), allocatable, public, protected, target :: x_centre(:), y_centre(:)  !< (nx), (ny_total) (m)
  real(wp), allocatable, public, protected, target :: z_full(:)   !< cell centres (nz) (m)
  real(wp), allocatable, public, protected, target :: z_half(:)   !< lower faces, and the lid (nz+1) (m)

  integer, parameter :: tag_to_south = 101, tag_to_north = 102

  public :: set_communicator, grid_initialize, grid_finalize, exchange_halo
  public :: sum_over_rows, share_out, agree_on_status, largest_over_ranks

contains

  subroutine set_communicator(parent)
    type(MPI_Comm), intent(in) :: parent
    communicator = parent
    call MPI_Comm_rank(communicator, rank)
    call MPI_Comm_size(communicator, ranks)
  end subroutine set_communicator

  subroutine grid_initialize(status, message)
    integer, intent(out) :: status
    character(len=*), intent(out) :: message
    integer :: i

    status = status_ok
    message = ''
    if (ranks > jtot) then
      status = status_bad_parameter
      write (message, '(a,i0,a,i0,a,i0,a)') 'numberOfWorkers: ', ranks, ' is more than the ', jtot, &
        ' rows in y (jtot) that there are to share out; use at most ', jtot, ', or raise jtot'
      return
    end if
    nx = itot
    nz = kmax
    ny_total = jtot
    dx = xsize / nx
    dy = ysize / ny_total
    dz = zsize / nz
    allocate (rows_of_rank(0:ranks-1), first_row_of_rank(0:ranks-1))
    call share_out(ny_total, rows_of_rank, first_row_of_rank)
    ny = rows_of_rank(rank)
    y_offset = first_row_of_rank(rank)
    ! MPI counts are 32-bit: a slab, halos included, must be countable.
    if (int(nx + 2, int64) * (rows_of_rank(0) + 2) * (nz + 2) > huge(1)) then
      status = status_bad_parameter
      write (message, '(a,i0,a)') 'numberOfWorkers: the part of the grid of one rank exceeds 2**31 points; use more than ', &
        ranks, ', or lower itot, jtot or kmax'
      return
    end if
    x_centre = [((i - 0.5_wp) * dx, i = 1, nx)]
    y_centre = [((i - 0.5_wp) * dy, i = 1, ny_total)]
    z_full = [((i - 0.5_wp) * dz, i = 1, nz)]
    z_half = [((i - 1) * dz, i = 1, nz + 1)]
  end subroutine grid_initialize

  subroutine grid_finalize()
    if (allocated(rows_of_rank)) deallocate (rows_of_rank, first_row_of_rank)
    if (allocated(x_centre)) deallocate (x_centre, y_centre, z_full, z_half)
  end subroutine grid_finalize

  !> Shares `total` items out over the ranks: the first ranks get one more where it does not divide.
  pure subroutine share_out(total, counts, offsets)
    integer, intent(in) :: total
    integer, intent(out) :: counts(0:), offsets(0:)
    integer :: r, n

    n = size(counts)
    do r = 0, n - 1
      counts(r) = total / n
      if (r < mod(total, n)) counts(r) = counts(r) + 1
      offsets(r) = r * (total / n) + min(r, mod(total, n))
    end do
  end subroutine share_out

  !> Fills the halo of a field of `levels` levels from its periodic neighbours.
  subroutine exchange_halo(field, levels)
    integer, intent(in) :: levels
    real(wp), intent(inout) :: field(0:nx+1, 0:ny+1, levels)
    real(wp), allocatable :: to_south(:,:), to_north(:,:), from_south(:,:), from_north(:,:)
    integer :: south, north, j, k

    do k = 1, levels
      do j = 1, ny
        field(0, j, k) = field(nx, j, k)
        field(nx+1, j, k) = field(1, j, k)
      end do
    end do
    if (ranks == 1) then
      do k = 1, levels
        field(:, 0, k) = field(:, ny, k)
        field(:, ny+1, k) = field(:, 1, k)
      end do
      return
    end if

    south = modulo(rank - 1, ranks)
    north = modulo(rank + 1, ranks)
    allocate (to_south(0:nx+1, levels), to_north(0:nx+1, levels))
    allocate (from_south(0:nx+1, levels), from_north(0:nx+1, levels))
    do k = 1, levels
      to_south(:, k) = field(:, 1, k)
      to_north(:, k) = field(:, ny, k)
    end do
    call MPI_Sendrecv(to_south, size(to_south), MPI_DOUBLE_PRECISION, south, tag_to_south, &
                      from_north, size(from_north), MPI_DOUBLE_PRECISION, north, tag_to_south, &
                      communicator, MPI_STATUS_IGNORE)
    call MPI_Sendrecv(to_north, size(to_north), MPI_DOUBLE_PRECISION, north, tag_to_north, &
                      from_south, size(from_south), MPI_DOUBLE_PRECISION, south, tag_to_north, &
                      communicator, MPI_STATUS_IGNORE)
    do k = 1, levels
      field(:, 0, k) = from_south(:, k)
      field(:, ny+1, k) = from_north(:, k)
    end do
  end subroutine exchange_halo

  !> Sums, over all rows of the domain, values of which each rank has one set per row of its own.
  !! In the order of global rows, so the same to the bit on every rank and for any number of ranks.
  subroutine sum_over_rows(values, n, total)
    integer, intent(in) :: n
    real(wp), intent(in) :: values(n, ny)
    real(wp), intent(out) :: total(n)
    real(wp), allocatable :: all_rows(:,:)
    integer :: j

    allocate (all_rows(n, ny_total))
    if (ranks == 1) then
      all_rows = values
    else
      call MPI_Allgatherv(values, n * ny, MPI_DOUBLE_PRECISION, all_rows, n * rows_of_rank, &
                          n * first_row_of_rank, MPI_DOUBLE_PRECISION, communicator)
    end if
    total = 0
    do j = 1, ny_total
      total = total + all_rows(:, j)
    end do
  end subroutine sum_over_rows

  !> The largest of each of the values over the ranks. No NaN must be among them.
  subroutine largest_over_ranks(values)
    real(wp), intent(inout) :: values(:)
    real(wp) :: mine(size(values))

    if (ranks == 1) return
    mine = values
    call MPI_Allreduce(mine, values, size(values), MPI_DOUBLE_PRECISION, MPI_MAX, communicator)
  end subroutine largest_over_ranks

  !> Makes all ranks return the status and message of the lowest rank that failed, if any did.
  subroutine agree_on_status(status, message)
    integer, intent(inout) :: status
    character(len=*), intent(inout) :: message
    integer :: first_failed, mine

    mine = ranks
    if (status /= status_ok) mine = rank
    call MPI_Allreduce(mine, first_failed, 1, MPI_INTEGER, MPI_MIN, communicator)
    if (first_failed == ranks) return
    call MPI_Bcast(status, 1, MPI_INTEGER, first_failed, communicator)
    call MPI_Bcast(message, len(message), MPI_CHARACTER, first_failed, communicator)
  end subroutine agree_on_status

end module cumulus_grid

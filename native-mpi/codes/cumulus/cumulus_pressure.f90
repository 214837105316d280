! SPDX-License-Identifier: Apache-2.0
!> The pressure solve: makes the wind free of divergence, div(density wind) = 0.
!!
!! Solves div(density grad(p)) = div(density wind)/dt, p the pressure perturbation over density, with the discrete
!! operators of the grid, so that the result is free of divergence to rounding. Fourier transforms in x and y make it one
!! tridiagonal system in z for each pair of wave numbers. Rows are shared out over ranks, so x is transformed in place, the data
!! are transposed (MPI_Alltoallv), and y and z are done with the x wave numbers shared out.
!!
!! Transforms are real, "half-complex" (FFTW's r2hc): cosines and sines are eigenvectors of the periodic second
!! difference each for itself. One line at a time: the same operations whatever the number of ranks.
module cumulus_pressure
  use, intrinsic :: iso_c_binding, only: c_ptr, c_null_ptr, c_associated
  use mpi_f08
  use cumulus_constants
  use cumulus_grid
  use cumulus_thermodynamics, only: density, density_half
  use cumulus_fftw
  implicit none
  private
  public :: pressure_initialize, pressure_finalize, project_wind

  real(wp), allocatable, public, protected :: dynamic_pressure(:,:,:)  !< over density (0:nx+1, 0:ny+1, nz) (m2 s-2)

  integer :: nwaves = 0  !< x wave numbers of this rank; there may be none
  integer, allocatable :: waves_of_rank(:), first_wave_of_rank(:)
  integer, allocatable :: send_counts(:), send_offsets(:), receive_counts(:), receive_offsets(:)
  real(wp), allocatable :: spectrum(:,:,:)   !< (ny_total, nwaves, nz)
  real(wp), allocatable :: inverse_pivot(:,:,:)  !< of the elimination, the same at every solve (ny_total, nwaves, nz)
  real(wp), allocatable :: rows(:,:,:)       !< (nx, ny, nz)
  real(wp), allocatable :: buffer(:), received(:)  !< of the transpose
  type(c_ptr) :: x_forward = c_null_ptr, x_backward = c_null_ptr, y_forward = c_null_ptr, y_backward = c_null_ptr

contains

  subroutine pressure_initialize(status, message)
    integer, intent(out) :: status
    character(len=*), intent(out) :: message
    integer :: failed

    status = status_ok
    message = ''
    allocate (waves_of_rank(0:ranks-1), first_wave_of_rank(0:ranks-1))
    call share_out(nx, waves_of_rank, first_wave_of_rank)
    nwaves = waves_of_rank(rank)
    send_counts = nz * ny * waves_of_rank
    send_offsets = nz * ny * first_wave_of_rank
    receive_counts = nz * nwaves * rows_of_rank
    receive_offsets = nz * nwaves * first_row_of_rank
    allocate (dynamic_pressure(0:nx+1, 0:ny+1, nz), rows(nx, ny, nz), buffer(nx * ny * nz), &
              spectrum(ny_total, nwaves, nz), inverse_pivot(ny_total, nwaves, nz), &
              received(ny_total * nwaves * nz), stat=failed)
    if (failed /= 0) then
      status = status_no_memory
      message = 'itot, jtot, kmax: no memory for the pressure solver; use a smaller grid or more workers'
      return
    end if
    dynamic_pressure = 0
    x_forward = plan_line(nx, fftw_r2hc)
    x_backward = plan_line(nx, fftw_hc2r)
    y_forward = plan_line(ny_total, fftw_r2hc)
    y_backward = plan_line(ny_total, fftw_hc2r)
    call factorize()
  end subroutine pressure_initialize

  subroutine pressure_finalize()
    if (c_associated(x_forward)) then
      call fftw_destroy_plan(x_forward)
      call fftw_destroy_plan(x_backward)
      call fftw_destroy_plan(y_forward)
      call fftw_destroy_plan(y_backward)
      x_forward = c_null_ptr
    end if
    if (allocated(waves_of_rank)) deallocate (waves_of_rank, first_wave_of_rank)
    if (allocated(send_counts)) deallocate (send_counts, send_offsets, receive_counts, receive_offsets)
    if (allocated(dynamic_pressure)) deallocate (dynamic_pressure)
    if (allocated(rows)) deallocate (rows)
    if (allocated(buffer)) deallocate (buffer)
    if (allocated(received)) deallocate (received)
    if (allocated(spectrum)) deallocate (spectrum)
    if (allocated(inverse_pivot)) deallocate (inverse_pivot)
  end subroutine pressure_finalize

  !> The eigenvalues of the periodic second difference, in the order of a half-complex line.
  pure subroutine find_eigenvalues(n, spacing, eigenvalues)
    integer, intent(in) :: n
    real(wp), intent(in) :: spacing
    real(wp), intent(out) :: eigenvalues(n)
    integer :: m

    ! A vector sine may differ from the scalar one in the last bit, and which of the two a place gets may
    ! hang on where the array lies in memory: so only ever the scalar one.
    !GCC$ novector
    do m = 1, n
      eigenvalues(m) = -(2 * sin(pi * min(m - 1, n - m + 1) / n) / spacing)**2
    end do
  end subroutine find_eigenvalues

  !> Gaussian elimination of the tridiagonal matrices, which stay the same throughout.
  subroutine factorize()
    real(wp) :: of_x(nx), of_y(ny_total), lower, upper, diagonal
    integer :: i, j, k

    call find_eigenvalues(nx, dx, of_x)
    call find_eigenvalues(ny_total, dy, of_y)
    do k = 1, nz
      lower = 0  ! no flow through the surface and the lid: no gradient of pressure there
      upper = 0
      if (k > 1) lower = density_half(k) / dz**2
      if (k < nz) upper = density_half(k+1) / dz**2
      do i = 1, nwaves
        do j = 1, ny_total
          diagonal = density(k) * (of_x(first_wave_of_rank(rank) + i) + of_y(j)) - lower - upper
          if (k > 1) diagonal = diagonal - lower**2 * inverse_pivot(j, i, k-1)
          inverse_pivot(j, i, k) = 1 / diagonal
        end do
      end do
    end do
    ! The mean is determined up to a constant, its last equation being a consequence of the others: zero at the top.
    if (nwaves > 0 .and. first_wave_of_rank(rank) == 0) inverse_pivot(1, 1, nz) = 0
  end subroutine factorize

  !> Removes the divergence of the wind (only its own points are read) by a pressure gradient that acts for a time dt.
  subroutine project_wind(u, v, w, dt)
    real(wp), intent(inout), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: u, v, w
    real(wp), intent(in) :: dt
    real(wp) :: per_point
    integer :: i, j, k, east

    call exchange_halo(v, nz + 2)
    do k = 1, nz
      do j = 1, ny
        do i = 1, nx
          east = i + 1
          if (i == nx) east = 1
          rows(i,j,k) = (density(k) * ((u(east,j,k) - u(i,j,k)) / dx + (v(i,j+1,k) - v(i,j,k)) / dy) &
                         + (density_half(k+1) * w(i,j,k+1) - density_half(k) * w(i,j,k)) / dz) / dt
        end do
      end do
    end do

    do k = 1, nz
      do j = 1, ny
        call transform_line(x_forward, rows(1,j,k))
      end do
    end do
    call rows_to_waves()
    do k = 1, nz
      do i = 1, nwaves
        call transform_line(y_forward, spectrum(1,i,k))
      end do
    end do
    call solve_columns()
    do k = 1, nz
      do i = 1, nwaves
        call transform_line(y_backward, spectrum(1,i,k))
      end do
    end do
    call waves_to_rows()
    per_point = 1 / (real(nx, wp) * ny_total)
    do k = 1, nz
      do j = 1, ny
        call transform_line(x_backward, rows(1,j,k))
        do i = 1, nx
          dynamic_pressure(i,j,k) = per_point * rows(i,j,k)
        end do
      end do
    end do
    call exchange_halo(dynamic_pressure, nz)

    do k = 1, nz
      do j = 1, ny
        do i = 1, nx
          u(i,j,k) = u(i,j,k) - dt / dx * (dynamic_pressure(i,j,k) - dynamic_pressure(i-1,j,k))
          v(i,j,k) = v(i,j,k) - dt / dy * (dynamic_pressure(i,j,k) - dynamic_pressure(i,j-1,k))
        end do
      end do
    end do
    do k = 2, nz
      do j = 1, ny
        do i = 1, nx
          w(i,j,k) = w(i,j,k) - dt / dz * (dynamic_pressure(i,j,k) - dynamic_pressure(i,j,k-1))
        end do
      end do
    end do
  end subroutine project_wind

  !> Forward elimination and back substitution for all wave numbers of this rank, level by level.
  subroutine solve_columns()
    real(wp) :: coupling, of_surface
    integer :: i, j, k

    if (nwaves == 0) return
    spectrum(:,:,1) = spectrum(:,:,1) * inverse_pivot(:,:,1)
    do k = 2, nz
      coupling = density_half(k) / dz**2
      do i = 1, nwaves
        do j = 1, ny_total
          spectrum(j,i,k) = (spectrum(j,i,k) - coupling * spectrum(j,i,k-1)) * inverse_pivot(j,i,k)
        end do
      end do
    end do
    do k = nz - 1, 1, -1
      coupling = density_half(k+1) / dz**2
      do i = 1, nwaves
        do j = 1, ny_total
          spectrum(j,i,k) = spectrum(j,i,k) - coupling * inverse_pivot(j,i,k) * spectrum(j,i,k+1)
        end do
      end do
    end do
    if (first_wave_of_rank(rank) == 0) then
      ! The surface pressure is prescribed: so is the mean pressure of the lowest level.
      of_surface = spectrum(1, 1, 1)
      spectrum(1, 1, :) = spectrum(1, 1, :) - of_surface
    end if
  end subroutine solve_columns

  !> rows (all of x, own rows) to spectrum (all of y, own wave numbers).
  subroutine rows_to_waves()
    integer :: r, i, j, k, n

    n = 0
    do r = 0, ranks - 1
      do k = 1, nz
        do i = first_wave_of_rank(r) + 1, first_wave_of_rank(r) + waves_of_rank(r)
          do j = 1, ny
            buffer(n + j) = rows(i, j, k)
          end do
          n = n + ny
        end do
      end do
    end do
    if (ranks == 1) then
      received = buffer
    else
      call MPI_Alltoallv(buffer, send_counts, send_offsets, MPI_DOUBLE_PRECISION, &
                         received, receive_counts, receive_offsets, MPI_DOUBLE_PRECISION, communicator)
    end if
    n = 0
    do r = 0, ranks - 1
      do k = 1, nz
        do i = 1, nwaves
          do j = 1, rows_of_rank(r)
            spectrum(first_row_of_rank(r) + j, i, k) = received(n + j)
          end do
          n = n + rows_of_rank(r)
        end do
      end do
    end do
  end subroutine rows_to_waves

  !> The way back.
  subroutine waves_to_rows()
    integer :: r, i, j, k, n

    n = 0
    do r = 0, ranks - 1
      do k = 1, nz
        do i = 1, nwaves
          do j = 1, rows_of_rank(r)
            received(n + j) = spectrum(first_row_of_rank(r) + j, i, k)
          end do
          n = n + rows_of_rank(r)
        end do
      end do
    end do
    if (ranks == 1) then
      buffer = received
    else
      call MPI_Alltoallv(received, receive_counts, receive_offsets, MPI_DOUBLE_PRECISION, &
                         buffer, send_counts, send_offsets, MPI_DOUBLE_PRECISION, communicator)
    end if
    n = 0
    do r = 0, ranks - 1
      do k = 1, nz
        do i = first_wave_of_rank(r) + 1, first_wave_of_rank(r) + waves_of_rank(r)
          do j = 1, ny
            rows(i, j, k) = buffer(n + j)
          end do
          n = n + ny
        end do
      end do
    end do
  end subroutine waves_to_rows

end module cumulus_pressure

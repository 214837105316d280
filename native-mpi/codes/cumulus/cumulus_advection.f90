! SPDX-License-Identifier: Apache-2.0
!> Advection: second-order centred differences on the staggered grid.
!!
!! In the advective form that is equal, term by term, to the flux form wherever the discrete flow is free of divergence,
!! which it is after every pressure solve: so it conserves means and variances (Piacsek and Williams 1970, J. Comput.
!! Phys. 6, 392-405). The two differ only in the first stage after outside code has written a wind with
!! divergence; the flux form would then heat a cell of 300 K by 300 K times the divergence, this form does not.
!!
!! Winds are relative to the ground and the grid moves at (cu, cv), so the flow through the grid is u - cu, v - cv.
module cumulus_advection
  use cumulus_constants, only: wp
  use cumulus_grid, only: nx, ny, nz, dx, dy, dz
  use cumulus_thermodynamics, only: density, density_half
  implicit none
  private
  public :: advect_scalar, advect_u, advect_v, advect_w

contains

  !> tendency = - wind . grad(scalar)
  subroutine advect_scalar(scalar, u, v, w, cu, cv, tendency)
    real(wp), intent(in), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: scalar, u, v, w
    real(wp), intent(in) :: cu, cv
    real(wp), intent(out) :: tendency(nx, ny, nz)
    real(wp) :: over_x, over_y, below, above
    integer :: i, j, k

    over_x = 0.5_wp / dx
    over_y = 0.5_wp / dy
    do k = 1, nz
      below = 0.5_wp * density_half(k) / (density(k) * dz)
      above = 0.5_wp * density_half(k+1) / (density(k) * dz)
      do j = 1, ny
        do i = 1, nx
          tendency(i,j,k) = &
            - over_x * ((u(i+1,j,k) - cu) * (scalar(i+1,j,k) - scalar(i,j,k)) &
                      + (u(i,j,k) - cu) * (scalar(i,j,k) - scalar(i-1,j,k))) &
            - over_y * ((v(i,j+1,k) - cv) * (scalar(i,j+1,k) - scalar(i,j,k)) &
                      + (v(i,j,k) - cv) * (scalar(i,j,k) - scalar(i,j-1,k))) &
            - (above * w(i,j,k+1) * (scalar(i,j,k+1) - scalar(i,j,k)) &
             + below * w(i,j,k) * (scalar(i,j,k) - scalar(i,j,k-1)))
        end do
      end do
    end do
  end subroutine advect_scalar

  subroutine advect_u(u, v, w, cu, cv, tendency)
    real(wp), intent(in), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: u, v, w
    real(wp), intent(in) :: cu, cv
    real(wp), intent(out) :: tendency(nx, ny, nz)
    real(wp) :: over_x, over_y, below, above
    integer :: i, j, k

    over_x = 0.25_wp / dx
    over_y = 0.25_wp / dy
    do k = 1, nz
      below = 0.25_wp * density_half(k) / (density(k) * dz)
      above = 0.25_wp * density_half(k+1) / (density(k) * dz)
      do j = 1, ny
        do i = 1, nx
          tendency(i,j,k) = &
            - over_x * ((u(i,j,k) + u(i+1,j,k) - 2 * cu) * (u(i+1,j,k) - u(i,j,k)) &
                      + (u(i-1,j,k) + u(i,j,k) - 2 * cu) * (u(i,j,k) - u(i-1,j,k))) &
            - over_y * ((v(i-1,j+1,k) + v(i,j+1,k) - 2 * cv) * (u(i,j+1,k) - u(i,j,k)) &
                      + (v(i-1,j,k) + v(i,j,k) - 2 * cv) * (u(i,j,k) - u(i,j-1,k))) &
            - (above * (w(i-1,j,k+1) + w(i,j,k+1)) * (u(i,j,k+1) - u(i,j,k)) &
             + below * (w(i-1,j,k) + w(i,j,k)) * (u(i,j,k) - u(i,j,k-1)))
        end do
      end do
    end do
  end subroutine advect_u

  subroutine advect_v(u, v, w, cu, cv, tendency)
    real(wp), intent(in), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: u, v, w
    real(wp), intent(in) :: cu, cv
    real(wp), intent(out) :: tendency(nx, ny, nz)
    real(wp) :: over_x, over_y, below, above
    integer :: i, j, k

    over_x = 0.25_wp / dx
    over_y = 0.25_wp / dy
    do k = 1, nz
      below = 0.25_wp * density_half(k) / (density(k) * dz)
      above = 0.25_wp * density_half(k+1) / (density(k) * dz)
      do j = 1, ny
        do i = 1, nx
          tendency(i,j,k) = &
            - over_x * ((u(i+1,j-1,k) + u(i+1,j,k) - 2 * cu) * (v(i+1,j,k) - v(i,j,k)) &
                      + (u(i,j-1,k) + u(i,j,k) - 2 * cu) * (v(i,j,k) - v(i-1,j,k))) &
            - over_y * ((v(i,j,k) + v(i,j+1,k) - 2 * cv) * (v(i,j+1,k) - v(i,j,k)) &
                      + (v(i,j-1,k) + v(i,j,k) - 2 * cv) * (v(i,j,k) - v(i,j-1,k))) &
            - (above * (w(i,j-1,k+1) + w(i,j,k+1)) * (v(i,j,k+1) - v(i,j,k)) &
             + below * (w(i,j-1,k) + w(i,j,k)) * (v(i,j,k) - v(i,j,k-1)))
        end do
      end do
    end do
  end subroutine advect_v

  !> For the faces 2:nz; at the surface w is zero. Mass fluxes are those of the two cells a face lies between, averaged.
  subroutine advect_w(u, v, w, cu, cv, tendency)
    real(wp), intent(in), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: u, v, w
    real(wp), intent(in) :: cu, cv
    real(wp), intent(out) :: tendency(nx, ny, nz)
    real(wp) :: x_below, x_above, y_below, y_above, over_z
    integer :: i, j, k

    tendency(:, :, 1) = 0
    do k = 2, nz
      x_below = 0.25_wp / dx * density(k-1) / density_half(k)
      x_above = 0.25_wp / dx * density(k) / density_half(k)
      y_below = 0.25_wp / dy * density(k-1) / density_half(k)
      y_above = 0.25_wp / dy * density(k) / density_half(k)
      over_z = 0.25_wp / (dz * density_half(k))
      do j = 1, ny
        do i = 1, nx
          tendency(i,j,k) = &
            - ((x_below * (u(i+1,j,k-1) - cu) + x_above * (u(i+1,j,k) - cu)) * (w(i+1,j,k) - w(i,j,k)) &
             + (x_below * (u(i,j,k-1) - cu) + x_above * (u(i,j,k) - cu)) * (w(i,j,k) - w(i-1,j,k))) &
            - ((y_below * (v(i,j+1,k-1) - cv) + y_above * (v(i,j+1,k) - cv)) * (w(i,j+1,k) - w(i,j,k)) &
             + (y_below * (v(i,j,k-1) - cv) + y_above * (v(i,j,k) - cv)) * (w(i,j,k) - w(i,j-1,k))) &
            - over_z * ((density_half(k) * w(i,j,k) + density_half(k+1) * w(i,j,k+1)) * (w(i,j,k+1) - w(i,j,k)) &
                      + (density_half(k-1) * w(i,j,k-1) + density_half(k) * w(i,j,k)) * (w(i,j,k) - w(i,j,k-1)))
        end do
      end do
    end do
  end subroutine advect_w

end module cumulus_advection

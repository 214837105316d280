! SPDX-License-Identifier: Apache-2.0
!> Transport by the subgrid turbulence: down the gradient, with the surface fluxes as lower boundary.
!!
!! Fluxes are written as K times the gradient (positive: downward transport of a positive gradient); those through
!! horizontal faces are carried from one level to the next, so each is computed once.
module cumulus_diffusion
  use cumulus_constants, only: wp
  use cumulus_grid, only: nx, ny, nz, dx, dy, dz
  use cumulus_thermodynamics, only: density, density_half
  implicit none
  private
  public :: diffuse_scalar, diffuse_u, diffuse_v, diffuse_w

  real(wp), parameter :: calm = 1.0e-6_wp  !< keeps the direction of the stress defined without wind (m/s)

contains

  !> tendency = tendency + div(factor diffusivity grad(scalar))
  subroutine diffuse_scalar(scalar, diffusivity, factor, surface_flux, tendency)
    real(wp), intent(in), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: scalar, diffusivity
    real(wp), intent(in) :: factor                          !< 1, or 2 for e12
    real(wp), intent(in) :: surface_flux(0:nx+1, 0:ny+1)    !< upward
    real(wp), intent(inout) :: tendency(nx, ny, nz)
    real(wp), allocatable :: lower(:,:), upper(:,:)
    real(wp) :: per_x, per_y, per_z, through_upper
    integer :: i, j, k

    allocate (lower(nx, ny), upper(nx, ny))
    per_x = 0.5_wp * factor / dx**2
    per_y = 0.5_wp * factor / dy**2
    lower = -density_half(1) * surface_flux(1:nx, 1:ny)
    do k = 1, nz
      per_z = 1 / (density(k) * dz)
      through_upper = 0.5_wp * factor * density_half(k+1) / dz
      do j = 1, ny
        do i = 1, nx
          upper(i,j) = through_upper * (diffusivity(i,j,k) + diffusivity(i,j,k+1)) * (scalar(i,j,k+1) - scalar(i,j,k))
          tendency(i,j,k) = tendency(i,j,k) &
            + per_x * ((diffusivity(i,j,k) + diffusivity(i+1,j,k)) * (scalar(i+1,j,k) - scalar(i,j,k)) &
                     - (diffusivity(i-1,j,k) + diffusivity(i,j,k)) * (scalar(i,j,k) - scalar(i-1,j,k))) &
            + per_y * ((diffusivity(i,j,k) + diffusivity(i,j+1,k)) * (scalar(i,j+1,k) - scalar(i,j,k)) &
                     - (diffusivity(i,j-1,k) + diffusivity(i,j,k)) * (scalar(i,j,k) - scalar(i,j-1,k))) &
            + per_z * (upper(i,j) - lower(i,j))
        end do
      end do
      lower = upper
    end do
  end subroutine diffuse_scalar

  !> Viscous stress Km (du_i/dx_j + du_j/dx_i); at the surface u*^2 against the wind of the lowest level (S03, appendix B).
  subroutine diffuse_u(u, v, w, km, friction_velocity, tendency)
    real(wp), intent(in), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: u, v, w, km
    real(wp), intent(in) :: friction_velocity(0:nx+1, 0:ny+1)
    real(wp), intent(inout) :: tendency(nx, ny, nz)
    real(wp), allocatable :: lower(:,:), upper(:,:)
    real(wp) :: v_here, north, south
    integer :: i, j, k

    allocate (lower(nx, ny), upper(nx, ny))
    do j = 1, ny
      do i = 1, nx
        v_here = 0.25_wp * (v(i-1,j,1) + v(i,j,1) + v(i-1,j+1,1) + v(i,j+1,1))
        lower(i,j) = density_half(1) * 0.5_wp * (friction_velocity(i-1,j)**2 + friction_velocity(i,j)**2) &
                   * u(i,j,1) / sqrt(u(i,j,1)**2 + v_here**2 + calm**2)
      end do
    end do
    do k = 1, nz
      do j = 1, ny
        do i = 1, nx
          upper(i,j) = density_half(k+1) * 0.25_wp * (km(i-1,j,k) + km(i,j,k) + km(i-1,j,k+1) + km(i,j,k+1)) &
                     * ((u(i,j,k+1) - u(i,j,k)) / dz + (w(i,j,k+1) - w(i-1,j,k+1)) / dx)
          north = 0.25_wp * (km(i-1,j,k) + km(i,j,k) + km(i-1,j+1,k) + km(i,j+1,k)) &
                * ((u(i,j+1,k) - u(i,j,k)) / dy + (v(i,j+1,k) - v(i-1,j+1,k)) / dx)
          south = 0.25_wp * (km(i-1,j-1,k) + km(i,j-1,k) + km(i-1,j,k) + km(i,j,k)) &
                * ((u(i,j,k) - u(i,j-1,k)) / dy + (v(i,j,k) - v(i-1,j,k)) / dx)
          tendency(i,j,k) = tendency(i,j,k) &
            + 2 / dx**2 * (km(i,j,k) * (u(i+1,j,k) - u(i,j,k)) - km(i-1,j,k) * (u(i,j,k) - u(i-1,j,k))) &
            + (north - south) / dy &
            + (upper(i,j) - lower(i,j)) / (density(k) * dz)
        end do
      end do
      lower = upper
    end do
  end subroutine diffuse_u

  subroutine diffuse_v(u, v, w, km, friction_velocity, tendency)
    real(wp), intent(in), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: u, v, w, km
    real(wp), intent(in) :: friction_velocity(0:nx+1, 0:ny+1)
    real(wp), intent(inout) :: tendency(nx, ny, nz)
    real(wp), allocatable :: lower(:,:), upper(:,:)
    real(wp) :: u_here, east, west
    integer :: i, j, k

    allocate (lower(nx, ny), upper(nx, ny))
    do j = 1, ny
      do i = 1, nx
        u_here = 0.25_wp * (u(i,j-1,1) + u(i,j,1) + u(i+1,j-1,1) + u(i+1,j,1))
        lower(i,j) = density_half(1) * 0.5_wp * (friction_velocity(i,j-1)**2 + friction_velocity(i,j)**2) &
                   * v(i,j,1) / sqrt(v(i,j,1)**2 + u_here**2 + calm**2)
      end do
    end do
    do k = 1, nz
      do j = 1, ny
        do i = 1, nx
          upper(i,j) = density_half(k+1) * 0.25_wp * (km(i,j-1,k) + km(i,j,k) + km(i,j-1,k+1) + km(i,j,k+1)) &
                     * ((v(i,j,k+1) - v(i,j,k)) / dz + (w(i,j,k+1) - w(i,j-1,k+1)) / dy)
          east = 0.25_wp * (km(i,j-1,k) + km(i,j,k) + km(i+1,j-1,k) + km(i+1,j,k)) &
               * ((v(i+1,j,k) - v(i,j,k)) / dx + (u(i+1,j,k) - u(i+1,j-1,k)) / dy)
          west = 0.25_wp * (km(i-1,j-1,k) + km(i-1,j,k) + km(i,j-1,k) + km(i,j,k)) &
               * ((v(i,j,k) - v(i-1,j,k)) / dx + (u(i,j,k) - u(i,j-1,k)) / dy)
          tendency(i,j,k) = tendency(i,j,k) &
            + (east - west) / dx &
            + 2 / dy**2 * (km(i,j,k) * (v(i,j+1,k) - v(i,j,k)) - km(i,j-1,k) * (v(i,j,k) - v(i,j-1,k))) &
            + (upper(i,j) - lower(i,j)) / (density(k) * dz)
        end do
      end do
      lower = upper
    end do
  end subroutine diffuse_v

  subroutine diffuse_w(u, v, w, km, tendency)
    real(wp), intent(in), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: u, v, w, km
    real(wp), intent(inout) :: tendency(nx, ny, nz)
    real(wp) :: east, west, north, south
    integer :: i, j, k

    do k = 2, nz
      do j = 1, ny
        do i = 1, nx
          east = 0.25_wp * (km(i,j,k-1) + km(i+1,j,k-1) + km(i,j,k) + km(i+1,j,k)) &
               * ((w(i+1,j,k) - w(i,j,k)) / dx + (u(i+1,j,k) - u(i+1,j,k-1)) / dz)
          west = 0.25_wp * (km(i-1,j,k-1) + km(i,j,k-1) + km(i-1,j,k) + km(i,j,k)) &
               * ((w(i,j,k) - w(i-1,j,k)) / dx + (u(i,j,k) - u(i,j,k-1)) / dz)
          north = 0.25_wp * (km(i,j,k-1) + km(i,j+1,k-1) + km(i,j,k) + km(i,j+1,k)) &
                * ((w(i,j+1,k) - w(i,j,k)) / dy + (v(i,j+1,k) - v(i,j+1,k-1)) / dz)
          south = 0.25_wp * (km(i,j-1,k-1) + km(i,j,k-1) + km(i,j-1,k) + km(i,j,k)) &
                * ((w(i,j,k) - w(i,j-1,k)) / dy + (v(i,j,k) - v(i,j,k-1)) / dz)
          tendency(i,j,k) = tendency(i,j,k) + (east - west) / dx + (north - south) / dy &
            + 2 / (density_half(k) * dz**2) * (density(k) * km(i,j,k) * (w(i,j,k+1) - w(i,j,k)) &
                                             - density(k-1) * km(i,j,k-1) * (w(i,j,k) - w(i,j,k-1)))
        end do
      end do
    end do
  end subroutine diffuse_w

end module cumulus_diffusion

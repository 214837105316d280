! SPDX-License-Identifier: Apache-2.0
!> The state of the model. Between two steps these arrays are the whole state: there is no second time level.
!!
!! Three-dimensional fields are (0:nx+1, 0:ny+1, 0:nz+1); the model's own points are 1:nx, 1:ny, 1:nz and
!! stay where they are in memory from model_initialize to model_finalize. Level 0 and nz+1 and the rims are
!! ghost points that the model fills itself. Winds are relative to the ground.
module cumulus_fields
  use cumulus_constants
  use cumulus_grid, only: nx, ny, nz
  implicit none
  public

  ! Prognostic
  real(wp), allocatable, target :: u(:,:,:)      !< wind in x, at west faces (m/s)
  real(wp), allocatable, target :: v(:,:,:)      !< wind in y, at south faces (m/s)
  real(wp), allocatable, target :: w(:,:,:)      !< wind in z, at lower faces: w(:,:,1) is the surface, 0 (m/s)
  real(wp), allocatable, target :: thl(:,:,:)    !< liquid water potential temperature (K)
  real(wp), allocatable, target :: qt(:,:,:)     !< total specific humidity (kg/kg)
  real(wp), allocatable, target :: e12(:,:,:)    !< square root of the subgrid turbulent kinetic energy (m/s)

  ! Diagnostic
  real(wp), allocatable, target :: ql(:,:,:)           !< liquid water (kg/kg)
  real(wp), allocatable, target :: temperature(:,:,:)  !< temperature (K)
  real(wp), allocatable, target :: pressure(:,:,:)     !< total pressure, hydrostatic and dynamic (Pa)
  real(wp), allocatable, target :: thv(:,:,:)          !< virtual potential temperature (K)
  real(wp), allocatable, target :: km(:,:,:), kh(:,:,:)  !< eddy viscosity and diffusivity (m2/s)

  ! Surface, (0:nx+1, 0:ny+1). The first three are used as they are, so outside code may prescribe them.
  real(wp), allocatable, target :: friction_velocity(:,:)  !< u* (m/s)
  real(wp), allocatable, target :: surface_flux_thl(:,:)   !< upward (K m/s)
  real(wp), allocatable, target :: surface_flux_qt(:,:)    !< upward (kg/kg m/s)
  real(wp), allocatable, target :: liquid_water_path(:,:)  !< diagnostic (kg/m2)

contains

  subroutine fields_initialize(status, message)
    integer, intent(out) :: status
    character(len=*), intent(out) :: message
    integer :: failed

    status = status_ok
    message = ''
    call allocate_field(u, failed)
    if (failed == 0) call allocate_field(v, failed)
    if (failed == 0) call allocate_field(w, failed)
    if (failed == 0) call allocate_field(thl, failed)
    if (failed == 0) call allocate_field(qt, failed)
    if (failed == 0) call allocate_field(e12, failed)
    if (failed == 0) call allocate_field(ql, failed)
    if (failed == 0) call allocate_field(temperature, failed)
    if (failed == 0) call allocate_field(pressure, failed)
    if (failed == 0) call allocate_field(thv, failed)
    if (failed == 0) call allocate_field(km, failed)
    if (failed == 0) call allocate_field(kh, failed)
    if (failed == 0) call allocate_surface(friction_velocity, failed)
    if (failed == 0) call allocate_surface(surface_flux_thl, failed)
    if (failed == 0) call allocate_surface(surface_flux_qt, failed)
    if (failed == 0) call allocate_surface(liquid_water_path, failed)
    if (failed /= 0) then
      status = status_no_memory
      message = 'itot, jtot, kmax: no memory for the fields; use a smaller grid or more workers'
    end if
  end subroutine fields_initialize

  subroutine fields_finalize()
    if (allocated(u)) deallocate (u)
    if (allocated(v)) deallocate (v)
    if (allocated(w)) deallocate (w)
    if (allocated(thl)) deallocate (thl)
    if (allocated(qt)) deallocate (qt)
    if (allocated(e12)) deallocate (e12)
    if (allocated(ql)) deallocate (ql)
    if (allocated(temperature)) deallocate (temperature)
    if (allocated(pressure)) deallocate (pressure)
    if (allocated(thv)) deallocate (thv)
    if (allocated(km)) deallocate (km)
    if (allocated(kh)) deallocate (kh)
    if (allocated(friction_velocity)) deallocate (friction_velocity)
    if (allocated(surface_flux_thl)) deallocate (surface_flux_thl)
    if (allocated(surface_flux_qt)) deallocate (surface_flux_qt)
    if (allocated(liquid_water_path)) deallocate (liquid_water_path)
  end subroutine fields_finalize

  subroutine allocate_field(field, failed)
    real(wp), allocatable, intent(inout) :: field(:,:,:)
    integer, intent(out) :: failed
    allocate (field(0:nx+1, 0:ny+1, 0:nz+1), stat=failed)
    if (failed == 0) field = 0
  end subroutine allocate_field

  subroutine allocate_surface(field, failed)
    real(wp), allocatable, intent(inout) :: field(:,:)
    integer, intent(out) :: failed
    allocate (field(0:nx+1, 0:ny+1), stat=failed)
    if (failed == 0) field = 0
  end subroutine allocate_surface

end module cumulus_fields

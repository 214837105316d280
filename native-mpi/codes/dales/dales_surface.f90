! SPDX-License-Identifier: Apache-2.0
!> The grid `surface_fields`: what belongs to columns.
module dales_surface
  use, intrinsic :: iso_c_binding, only: c_double, c_int32_t
  use modfields, only: ql0, qt0, rhobf, sv0
  use modglobal, only: dx, dy, dzf, i1, imax, j1, jmax, kmax
  use modmicrodata, only: iqr
  use modmpi, only: myidx, myidy
  use modsurfdata, only: dqtdz, dthldz, dudz, dvdz, h, le, obl, qskin, qtflux, thlflux, tskin, ustar, z0h, z0m
  use polymuse, only: pm_register_grid_hooks, pm_set_error
  use dales_blocks
  use dales_fields, only: cell_middles, has_rain, refresh_fields
  implicit none
  private
  public :: register_surface_fields, compute_liquid_water_path

contains

  !> Makes the grid; once DALES is initialized.
  subroutine register_surface_fields()
    call register_buffered_layer('surface_fields', 'x')
    call register_buffered_layer('surface_fields', 'y')
    call register_buffered_layer('surface_fields', 'LWP')
    call register_buffered_layer('surface_fields', 'RWP')
    call register_buffered_layer('surface_fields', 'TWP')
    call register_buffered_layer('surface_fields', 'LE')
    call register_buffered_layer('surface_fields', 'H')
    call register_layer('surface_fields', 'ustar', ustar(2:i1, 2:j1))
    call register_layer('surface_fields', 'z0m', z0m(2:i1, 2:j1))
    call register_layer('surface_fields', 'z0h', z0h(2:i1, 2:j1))
    call register_layer('surface_fields', 'tskin', tskin(2:i1, 2:j1))
    call register_layer('surface_fields', 'qskin', qskin(2:i1, 2:j1))
    call register_layer('surface_fields', 'obl', obl(2:i1, 2:j1))
    call register_layer('surface_fields', 'wq', qtflux(2:i1, 2:j1))
    call register_layer('surface_fields', 'wt', thlflux(2:i1, 2:j1))
    call register_layer('surface_fields', 'dudz', dudz(2:i1, 2:j1))
    call register_layer('surface_fields', 'dvdz', dvdz(2:i1, 2:j1))
    call register_layer('surface_fields', 'dqtdz', dqtdz(2:i1, 2:j1))
    call register_layer('surface_fields', 'dthldz', dthldz(2:i1, 2:j1))
    call pm_register_grid_hooks('surface_fields', before_read=hand_out)
  end subroutine register_surface_fields

  !> Puts the liquid water path of this rank's columns, in kg/m2, into the buffer for layers.
  subroutine compute_liquid_water_path()
    call refresh_fields()
    call integrate(real(ql0(2:i1, 2:j1, 1:kmax), c_double))
  end subroutine compute_liquid_water_path

  subroutine hand_out(attribute, status)
    character(*), intent(in) :: attribute
    integer(c_int32_t), intent(out) :: status

    status = 0
    select case (attribute)
    case ('x')
      layer_buffer = spread(cell_middles(imax, myidx, real(dx, c_double)), 2, jmax)
    case ('y')
      layer_buffer = spread(cell_middles(jmax, myidy, real(dy, c_double)), 1, imax)
    case ('LWP')
      call compute_liquid_water_path()
    case ('RWP')
      if (has_rain()) then
        call integrate(real(sv0(2:i1, 2:j1, 1:kmax, iqr), c_double))
      else
        call fail('RWP: there is no rain in this run; set imicro in NAMMICROPHYSICS, and nsv in RUN')
      end if
    case ('TWP')
      call integrate(real(qt0(2:i1, 2:j1, 1:kmax), c_double))
    case ('LE')
      if (allocated(le)) then
        layer_buffer = le(2:i1, 2:j1)
      else
        call fail('LE: this run has no land surface; set isurf = 1')
      end if
    case ('H')
      if (allocated(h)) then
        layer_buffer = h(2:i1, 2:j1)
      else
        call fail('H: this run has no land surface; set isurf = 1')
      end if
    case ('ustar')
      call hand_out_layer(ustar(2:i1, 2:j1))
    case ('z0m')
      call hand_out_layer(z0m(2:i1, 2:j1))
    case ('z0h')
      call hand_out_layer(z0h(2:i1, 2:j1))
    case ('tskin')
      call hand_out_layer(tskin(2:i1, 2:j1))
    case ('qskin')
      call hand_out_layer(qskin(2:i1, 2:j1))
    case ('obl')
      call hand_out_layer(obl(2:i1, 2:j1))
    case ('wq')
      call hand_out_layer(qtflux(2:i1, 2:j1))
    case ('wt')
      call hand_out_layer(thlflux(2:i1, 2:j1))
    case ('dudz')
      call hand_out_layer(dudz(2:i1, 2:j1))
    case ('dvdz')
      call hand_out_layer(dvdz(2:i1, 2:j1))
    case ('dqtdz')
      call hand_out_layer(dqtdz(2:i1, 2:j1))
    case ('dthldz')
      call hand_out_layer(dthldz(2:i1, 2:j1))
    end select

  contains

    subroutine fail(message)
      character(*), intent(in) :: message
      status = -1
      call pm_set_error('surfaceFields.' // message)
    end subroutine fail

  end subroutine hand_out

  !> Puts the vertical integral of a specific quantity, in kg/m2, into the buffer for layers.
  subroutine integrate(field)
    real(c_double), intent(in) :: field(:, :, :)
    integer :: k
    layer_buffer = 0
    do k = 1, kmax
      layer_buffer = layer_buffer + field(:, :, k) * real(dzf(k) * rhobf(k), c_double)
    end do
  end subroutine integrate

end module dales_surface

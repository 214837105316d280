! SPDX-License-Identifier: Apache-2.0
!> The grid `fields`: DALES's 3-D fields.
module dales_fields
  use, intrinsic :: iso_c_binding, only: c_double, c_int32_t
  use modboundary, only: boundary
  use modfields, only: e120, e12m, presf, ql0, qsat, qt0, qtm, sv0, thl0, thlm, tmp0, u0, um, v0, vm, w0, wm
  use modglobal, only: dx, dy, e12min, i1, imax, j1, jmax, kmax, nsv, tdn, tup, zf
  use modmicrodata, only: imicro, imicro_bulk, imicro_sice, imicro_sice2, iqr
  use modmpi, only: myidx, myidy
  use modpois, only: pressure_fluctuation => p
  use modraddata, only: lwd, lwdca, lwu, lwuca, swd, swdca, swdif, swdir, swu, swuca
  use modthermodynamics, only: thermodynamics
  use polymuse, only: pm_register_grid_hooks, pm_set_error
  use dales_blocks
  implicit none
  private
  public :: register_fields, refresh_fields, has_rain, compute_ice, cell_middles

  !> The script has written into the fields, and what follows from them is not up to date.
  logical :: fields_written = .false.

contains

  !> Makes the grid; once DALES is initialized.
  subroutine register_fields()
    call register_buffered_field('fields', 'x')
    call register_buffered_field('fields', 'y')
    call register_buffered_field('fields', 'z')
    call register_field('fields', 'U', u0(2:i1, 2:j1, 1:kmax))
    call register_field('fields', 'V', v0(2:i1, 2:j1, 1:kmax))
    call register_field('fields', 'W', w0(2:i1, 2:j1, 1:kmax))
    call register_field('fields', 'THL', thl0(2:i1, 2:j1, 1:kmax))
    call register_field('fields', 'QT', qt0(2:i1, 2:j1, 1:kmax))
    call register_field('fields', 'E12', e120(2:i1, 2:j1, 1:kmax))
    call register_field('fields', 'QL', ql0(2:i1, 2:j1, 1:kmax))
    call register_field('fields', 'Qsat', qsat(2:i1, 2:j1, 1:kmax))
    call register_field('fields', 'T', tmp0(2:i1, 2:j1, 1:kmax))
    call register_buffered_field('fields', 'QL_ice')
    call register_buffered_field('fields', 'QR')
    call register_buffered_field('fields', 'P')
    call register_buffered_field('fields', 'pi')
    call register_buffered_field('fields', 'rswd')
    call register_buffered_field('fields', 'rswdir')
    call register_buffered_field('fields', 'rswdif')
    call register_buffered_field('fields', 'rswu')
    call register_buffered_field('fields', 'rlwd')
    call register_buffered_field('fields', 'rlwu')
    call register_buffered_field('fields', 'rswdcs')
    call register_buffered_field('fields', 'rswucs')
    call register_buffered_field('fields', 'rlwdcs')
    call register_buffered_field('fields', 'rlwucs')
    call pm_register_grid_hooks('fields', before_read=hand_out, after_write=take_in)
  end subroutine register_fields

  !> Brings what follows from the fields up to date, if the script has written any since: their ghost cells,
  !! and the diagnosed state. Collective.
  subroutine refresh_fields()
    if (.not. fields_written) return
    ! Nothing passes the surface; and there is always some turbulence, by which DALES divides.
    w0(:, :, 1) = 0
    wm(:, :, 1) = 0
    where (e120 < e12min) e120 = e12min
    where (e12m < e12min) e12m = e12min
    call boundary()
    call thermodynamics()
    fields_written = .false.
  end subroutine refresh_fields

  !> Whether the run has a field of rain water.
  logical function has_rain()
    has_rain = any(imicro == [imicro_bulk, imicro_sice, imicro_sice2]) .and. nsv >= iqr
  end function has_rain

  !> Puts the ice into the buffer for fields: DALES takes it to be the part of the condensed water that follows
  !! from temperature.
  subroutine compute_ice()
    field_buffer = (1 - max(0.0_c_double, min(1.0_c_double, &
        real(tmp0(2:i1, 2:j1, 1:kmax) - tdn, c_double) / (tup - tdn)))) * ql0(2:i1, 2:j1, 1:kmax)
  end subroutine compute_ice

  !> The middles of this rank's cells in x or in y.
  pure function cell_middles(count, block, spacing) result(middles)
    integer, intent(in) :: count, block
    real(c_double), intent(in) :: spacing
    real(c_double) :: middles(count)
    integer :: i
    middles = [((count * block + i - 0.5_c_double) * spacing, i=1, count)]
  end function cell_middles

  ! ---- hooks -------------------------------------------------------------------------------

  subroutine hand_out(attribute, status)
    character(*), intent(in) :: attribute
    integer(c_int32_t), intent(out) :: status
    integer :: k

    status = 0
    select case (attribute)
    case ('U')
      call hand_out_field(u0(2:i1, 2:j1, 1:kmax))
    case ('V')
      call hand_out_field(v0(2:i1, 2:j1, 1:kmax))
    case ('W')
      call hand_out_field(w0(2:i1, 2:j1, 1:kmax))
    case ('THL')
      call hand_out_field(thl0(2:i1, 2:j1, 1:kmax))
    case ('QT')
      call hand_out_field(qt0(2:i1, 2:j1, 1:kmax))
    case ('E12')
      call hand_out_field(e120(2:i1, 2:j1, 1:kmax))
    case ('x')
      field_buffer = spread(spread(cell_middles(imax, myidx, real(dx, c_double)), 2, jmax), 3, kmax)
    case ('y')
      field_buffer = spread(spread(cell_middles(jmax, myidy, real(dy, c_double)), 1, imax), 3, kmax)
    case ('z')
      do k = 1, kmax
        field_buffer(:, :, k) = zf(k)
      end do
    case default
      call refresh_fields()
      call hand_out_diagnosed(attribute, status)
    end select
  end subroutine hand_out

  subroutine hand_out_diagnosed(attribute, status)
    character(*), intent(in) :: attribute
    integer(c_int32_t), intent(out) :: status
    integer :: k

    status = 0
    select case (attribute)
    case ('QL')
      call hand_out_field(ql0(2:i1, 2:j1, 1:kmax))
    case ('Qsat')
      call hand_out_field(qsat(2:i1, 2:j1, 1:kmax))
    case ('T')
      call hand_out_field(tmp0(2:i1, 2:j1, 1:kmax))
    case ('QL_ice')
      call compute_ice()
    case ('QR')
      if (has_rain()) then
        field_buffer = sv0(2:i1, 2:j1, 1:kmax, iqr)
      else
        status = -1
        call pm_set_error('fields.QR: there is no rain in this run; set imicro in NAMMICROPHYSICS, and nsv in RUN')
      end if
    case ('P')
      do k = 1, kmax
        field_buffer(:, :, k) = presf(k)
      end do
    case ('pi')
      field_buffer = pressure_fluctuation(2:i1, 2:j1, 1:kmax)
    case default
      call hand_out_radiation(attribute)
    end select
  end subroutine hand_out_diagnosed

  !> Zeros in a run without radiation.
  subroutine hand_out_radiation(attribute)
    character(*), intent(in) :: attribute

    select case (attribute)
    case ('rswd')
      field_buffer = swd(2:i1, 2:j1, 1:kmax)
    case ('rswdir')
      field_buffer = swdir(2:i1, 2:j1, 1:kmax)
    case ('rswdif')
      field_buffer = swdif(2:i1, 2:j1, 1:kmax)
    case ('rswu')
      field_buffer = swu(2:i1, 2:j1, 1:kmax)
    case ('rlwd')
      field_buffer = lwd(2:i1, 2:j1, 1:kmax)
    case ('rlwu')
      field_buffer = lwu(2:i1, 2:j1, 1:kmax)
    case ('rswdcs')
      field_buffer = swdca(2:i1, 2:j1, 1:kmax)
    case ('rswucs')
      field_buffer = swuca(2:i1, 2:j1, 1:kmax)
    case ('rlwdcs')
      field_buffer = lwdca(2:i1, 2:j1, 1:kmax)
    case ('rlwucs')
      field_buffer = lwuca(2:i1, 2:j1, 1:kmax)
    end select
  end subroutine hand_out_radiation

  !> What follows from the fields is computed once, when it is needed: scripts write one after the other.
  subroutine take_in(attribute, status)
    character(*), intent(in) :: attribute
    integer(c_int32_t), intent(out) :: status
    logical :: are_finite

    are_finite = .true.
    select case (attribute)
    case ('U')
      call take_in_field(u0(2:i1, 2:j1, 1:kmax), um(2:i1, 2:j1, 1:kmax), are_finite)
    case ('V')
      call take_in_field(v0(2:i1, 2:j1, 1:kmax), vm(2:i1, 2:j1, 1:kmax), are_finite)
    case ('W')
      call take_in_field(w0(2:i1, 2:j1, 1:kmax), wm(2:i1, 2:j1, 1:kmax), are_finite)
    case ('THL')
      call take_in_field(thl0(2:i1, 2:j1, 1:kmax), thlm(2:i1, 2:j1, 1:kmax), are_finite)
    case ('QT')
      call take_in_field(qt0(2:i1, 2:j1, 1:kmax), qtm(2:i1, 2:j1, 1:kmax), are_finite)
    case ('E12')
      call take_in_field(e120(2:i1, 2:j1, 1:kmax), e12m(2:i1, 2:j1, 1:kmax), are_finite)
    end select
    fields_written = .true.
    status = 0
    if (are_finite) return
    status = -1
    call pm_set_error('fields.' // attribute // ': a value that was written is not a finite number')
  end subroutine take_in

end module dales_fields

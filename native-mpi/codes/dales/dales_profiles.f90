! SPDX-License-Identifier: Apache-2.0
!> The grids of levels and of the whole domain: profiles, nudging_profiles, forcing_profiles and scalars.
module dales_profiles
  use, intrinsic :: iso_c_binding, only: c_double, c_int32_t
  use daleslib, only: ql_ref, ql_tend, qt_alpha, qt_nudge, qt_tend, thl_nudge, thl_tend, u_nudge, u_tend, &
      v_nudge, v_tend
  use modfields, only: e120, presf, presh, ql0, qt0, rhobf, rhof, surf_rain, sv0, thl0, tmp0, u0, v0, w0
  use modglobal, only: i1, itot, j1, jtot, kmax, zf, zh
  use modmicrodata, only: iqr
  use modsurfdata, only: ps, wqsurf, wtsurf, z0h, z0hav, z0m, z0mav
  use polymuse, only: pm_register_attribute, pm_register_grid_hooks, pm_set_error
  use dales_blocks
  use dales_fields, only: compute_ice, has_rain, refresh_fields
  implicit none
  private
  public :: register_profiles, cloud_fractions, mean_rain

  !> Where profiles are read from, and what is written to scalars goes to first.
  real(c_double), allocatable, target :: profile(:), heights(:)
  real(c_double), target :: scalar(1) = 0

contains

  !> Makes the grids; once DALES is initialized.
  subroutine register_profiles()
    integer :: i
    character(*), parameter :: computed(*) = [character(6) :: 'zh', 'P', 'Ph', 'rho', 'rhob', 'A', 'CF', 'U', &
        'V', 'W', 'THL', 'QT', 'QL', 'QL_ice', 'QR', 'E12', 'T', 'W2']
    character(*), parameter :: of_domain(*) = [character(3) :: 'Ps', 'QR', 'wt', 'wq', 'z0m', 'z0h']

    allocate (profile(kmax), source=0.0_c_double)
    heights = real(zf(1:kmax), c_double)
    call pm_register_attribute('profiles', 'z', heights)
    call pm_register_attribute('profiles', 'Z', heights)
    do i = 1, size(computed)
      call pm_register_attribute('profiles', trim(computed(i)), profile)
    end do
    call pm_register_grid_hooks('profiles', before_read=hand_out_profile)

    call pm_register_attribute('nudging_profiles', 'z', heights)
    call register_profile('nudging_profiles', 'U', u_nudge)
    call register_profile('nudging_profiles', 'V', v_nudge)
    call register_profile('nudging_profiles', 'THL', thl_nudge)
    call register_profile('nudging_profiles', 'QT', qt_nudge)

    call pm_register_attribute('forcing_profiles', 'z', heights)
    call register_profile('forcing_profiles', 'U', u_tend)
    call register_profile('forcing_profiles', 'V', v_tend)
    call register_profile('forcing_profiles', 'THL', thl_tend)
    call register_profile('forcing_profiles', 'QT', qt_tend)
    call register_profile('forcing_profiles', 'QL', ql_tend)
    call register_profile('forcing_profiles', 'ql_ref', ql_ref)
    call register_profile('forcing_profiles', 'qt_alpha', qt_alpha)

    do i = 1, size(of_domain)
      call pm_register_attribute('scalars', trim(of_domain(i)), scalar)
    end do
    call pm_register_grid_hooks('scalars', before_read=hand_out_scalar, after_write=take_in_scalar)
  end subroutine register_profiles

  !> An array of levels that every rank has; see dales_blocks for why it can be a target here.
  subroutine register_profile(grid, name, values)
    character(*), intent(in) :: grid, name
    real(c_double), intent(in), target :: values(:)
    call pm_register_attribute(grid, name, values)
  end subroutine register_profile

  !> The part of the points of each level that have cloud. Collective.
  function cloud_fractions() result(fractions)
    real(c_double) :: fractions(kmax)
    integer :: k
    call refresh_fields()
    do k = 1, kmax
      fractions(k) = count(ql0(2:i1, 2:j1, k) > 0)
    end do
    call sum_over_ranks(fractions)
    fractions = fractions / (real(itot, c_double) * jtot)
  end function cloud_fractions

  !> The mean of the rain that has reached the surface, in kg/m2. Collective.
  function mean_rain() result(rain)
    real(c_double) :: rain, total(1)
    total = sum(real(surf_rain(2:i1, 2:j1), c_double))
    call sum_over_ranks(total)
    rain = total(1) / (real(itot, c_double) * jtot)
  end function mean_rain

  ! ---- hooks -------------------------------------------------------------------------------

  subroutine hand_out_profile(attribute, status)
    character(*), intent(in) :: attribute
    integer(c_int32_t), intent(out) :: status

    status = 0
    call refresh_fields()
    select case (attribute)
    case ('zh')
      profile = zh(1:kmax)
    case ('P')
      profile = presf(1:kmax)
    case ('Ph')
      profile = presh(1:kmax)
    case ('rho')
      profile = rhof(1:kmax)
    case ('rhob')
      profile = rhobf(1:kmax)
    case ('A', 'CF')
      profile = cloud_fractions()
    case ('U')
      profile = level_means(u0(2:i1, 2:j1, 1:kmax))
    case ('V')
      profile = level_means(v0(2:i1, 2:j1, 1:kmax))
    case ('W')
      profile = level_means(w0(2:i1, 2:j1, 1:kmax))
    case ('W2')
      profile = level_means(w0(2:i1, 2:j1, 1:kmax)**2)
    case ('THL')
      profile = level_means(thl0(2:i1, 2:j1, 1:kmax))
    case ('QT')
      profile = level_means(qt0(2:i1, 2:j1, 1:kmax))
    case ('QL')
      profile = level_means(ql0(2:i1, 2:j1, 1:kmax))
    case ('QL_ice')
      call compute_ice()
      profile = level_means(field_buffer)
    case ('QR')
      if (has_rain()) then
        profile = level_means(sv0(2:i1, 2:j1, 1:kmax, iqr))
      else
        status = -1
        call pm_set_error('profiles.QR: there is no rain in this run; set imicro in NAMMICROPHYSICS, and nsv in RUN')
      end if
    case ('E12')
      profile = level_means(e120(2:i1, 2:j1, 1:kmax))
    case ('T')
      profile = level_means(tmp0(2:i1, 2:j1, 1:kmax))
    end select
  end subroutine hand_out_profile

  subroutine hand_out_scalar(attribute, status)
    character(*), intent(in) :: attribute
    integer(c_int32_t), intent(out) :: status

    status = 0
    select case (attribute)
    case ('Ps')
      scalar = ps
    case ('QR')
      scalar = mean_rain()
    case ('wt')
      scalar = wtsurf
    case ('wq')
      scalar = wqsurf
    case ('z0m')
      scalar = z0mav
    case ('z0h')
      scalar = z0hav
    end select
  end subroutine hand_out_scalar

  subroutine take_in_scalar(attribute, status)
    character(*), intent(in) :: attribute
    integer(c_int32_t), intent(out) :: status

    status = 0
    select case (attribute)
    case ('wt')
      wtsurf = scalar(1)
    case ('wq')
      wqsurf = scalar(1)
    case ('z0m')
      z0m = scalar(1)
      z0mav = scalar(1)
    case ('z0h')
      z0h = scalar(1)
      z0hav = scalar(1)
    end select
  end subroutine take_in_scalar

end module dales_profiles

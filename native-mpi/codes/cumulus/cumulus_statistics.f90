! SPDX-License-Identifier: Apache-2.0
!> Horizontal means, and the small text files that the model leaves in its working directory.
!!
!!   timeseries.txt        one line per sample (every dtav seconds)
!!   profiles.<time>.txt   means over the samples since the file before (every timeav seconds)
module cumulus_statistics
  use cumulus_constants
  use cumulus_parameters, only: dtav, timeav
  use cumulus_grid
  use cumulus_fields
  use cumulus_thermodynamics, only: density, density_half, base_thv
  implicit none
  private
  public :: statistics_initialize, statistics_finalize, compute_profiles, sample_if_due

  integer, parameter :: nprofiles = 21
  character(len=12), parameter :: profile_names(nprofiles) = [character(len=12) :: &
    'u', 'v', 'thl', 'qt', 'ql', 'T', 'p', 'e12', 'thv', 'w2', 'cloud', &
    'wthl', 'wthl_sgs', 'wqt', 'wqt_sgs', 'uw', 'vw', 'wthv', 'core', 'tke', 'core_w']

  !> Means of the last compute_profiles, (nz), in the order of profile_names; the same on all ranks.
  real(wp), allocatable, target :: table(:,:)
  real(wp), pointer, public :: profile_u(:) => null(), profile_v(:) => null(), profile_thl(:) => null(), &
    profile_qt(:) => null(), profile_ql(:) => null(), profile_temperature(:) => null(), profile_pressure(:) => null(), &
    profile_e12(:) => null(), profile_thv(:) => null(), profile_w2(:) => null(), profile_cloud_fraction(:) => null(), &
    profile_core_fraction(:) => null(), profile_tke(:) => null()

  ! Of the last sample; the same on all ranks.
  real(wp), public, protected :: cloud_cover = 0       !< part of the columns with cloud (-)
  real(wp), public, protected :: mean_liquid_water_path = 0  !< (kg/m2)
  real(wp), public, protected :: cloud_base = -1, cloud_top = -1  !< faces below and above the levels with cloud (m); -1: none
  real(wp), public, protected :: largest_w = 0         !< (m/s)
  real(wp), public, protected :: integrated_tke = 0    !< resolved and subgrid, times density, over height (kg/s2)

  real(wp), allocatable :: accumulated(:,:)
  integer :: nsamples = 0
  real(wp) :: next_sample = 0, next_profiles = 0
  integer :: series_unit = -1  !< rank 0 only; -1 where no file is open

contains

  subroutine statistics_initialize(status, message)
    integer, intent(out) :: status
    character(len=*), intent(out) :: message
    integer :: failed

    status = status_ok
    message = ''
    allocate (table(nz, nprofiles), accumulated(nz, nprofiles))
    table = 0
    accumulated = 0
    nsamples = 0
    next_sample = 0
    next_profiles = timeav
    profile_u => table(:, 1)
    profile_v => table(:, 2)
    profile_thl => table(:, 3)
    profile_qt => table(:, 4)
    profile_ql => table(:, 5)
    profile_temperature => table(:, 6)
    profile_pressure => table(:, 7)
    profile_e12 => table(:, 8)
    profile_thv => table(:, 9)
    profile_w2 => table(:, 10)
    profile_cloud_fraction => table(:, 11)
    profile_core_fraction => table(:, 19)
    profile_tke => table(:, 20)
    if (rank == 0 .and. dtav > 0) then
      open (newunit=series_unit, file='timeseries.txt', status='replace', action='write', iostat=failed)
      if (failed /= 0) then
        series_unit = -1
        status = status_no_output
        message = 'dtav: cannot write timeseries.txt in the working directory; make that writable or set dtav to 0'
        return
      end if
      write (series_unit, '(a)', iostat=failed) &
        '# time: s; cloud cover: -; lwp: kg m-2; cloud base and top: m (-1: no cloud); largest w: m s-1; ' // &
        'tke, resolved and subgrid, integrated: kg s-2', &
        '#     time  cloud_cover          lwp   cloud_base    cloud_top    largest_w          tke'
    end if
  end subroutine statistics_initialize

  subroutine statistics_finalize()
    if (series_unit /= -1) close (series_unit)
    series_unit = -1
    if (allocated(table)) deallocate (table, accumulated)
    nullify (profile_u, profile_v, profile_thl, profile_qt, profile_ql, profile_temperature, profile_pressure, &
             profile_e12, profile_thv, profile_w2, profile_cloud_fraction, profile_core_fraction, profile_tke)
  end subroutine statistics_finalize

  !> Fills the profiles from the present state. Collective; identical on all ranks.
  subroutine compute_profiles()
    real(wp), allocatable :: of_row(:,:,:), departures(:,:,:)
    real(wp) :: per_point, w_here, buoyant, fluxes(7)
    integer :: i, j, k, core

    per_point = 1 / (real(nx, wp) * ny_total)
    allocate (of_row(nz, nprofiles, ny))
    of_row = 0
    do k = 1, nz
      do j = 1, ny
        of_row(k, 1, j) = sum(u(1:nx,j,k))
        of_row(k, 2, j) = sum(v(1:nx,j,k))
        of_row(k, 3, j) = sum(thl(1:nx,j,k))
        of_row(k, 4, j) = sum(qt(1:nx,j,k))
        of_row(k, 5, j) = sum(ql(1:nx,j,k))
        of_row(k, 6, j) = sum(temperature(1:nx,j,k))
        of_row(k, 7, j) = sum(pressure(1:nx,j,k))
        of_row(k, 8, j) = sum(e12(1:nx,j,k))
        of_row(k, 9, j) = sum(thv(1:nx,j,k))
        of_row(k, 10, j) = sum(w(1:nx,j,k)**2)
        of_row(k, 11, j) = count(ql(1:nx,j,k) > 0)
        call fluxes_of_row(j, k, fluxes)
        of_row(k, 12:18, j) = fluxes
      end do
    end do
    call sum_over_rows(of_row, nz * nprofiles, table)
    table = table * per_point

    ! Departures from the means just found: buoyant cloud and resolved energy.
    allocate (departures(nz, 3, ny))
    departures = 0
    do k = 1, nz
      do j = 1, ny
        core = 0
        do i = 1, nx
          w_here = 0.5_wp * (w(i,j,k) + w(i,j,k+1))
          buoyant = thv(i,j,k) - profile_thv(k)
          if (ql(i,j,k) > 0 .and. buoyant > 0) then
            core = core + 1
            departures(k, 3, j) = departures(k, 3, j) + w_here
          end if
          departures(k, 2, j) = departures(k, 2, j) &
                              + 0.5_wp * ((u(i,j,k) - profile_u(k))**2 + (v(i,j,k) - profile_v(k))**2 &
                                          + 0.5_wp * (w(i,j,k)**2 + w(i,j,k+1)**2))
        end do
        departures(k, 1, j) = core
      end do
    end do
    call sum_over_rows(departures, nz * 3, table(:, 19:21))
    table(:, 19:21) = table(:, 19:21) * per_point
    where (table(:, 19) > 0) table(:, 21) = table(:, 21) / table(:, 19)
  end subroutine compute_profiles

  !> Sums over a row of the upward fluxes through the lower faces of level k.
  !! Resolved ones need no mean subtracted: that of w is zero. Momentum fluxes are resolved only, but at the surface.
  subroutine fluxes_of_row(j, k, fluxes)
    integer, intent(in) :: j, k
    real(wp), intent(out) :: fluxes(7)
    real(wp) :: diffusivity, speed
    integer :: i

    fluxes = 0
    do i = 1, nx
      if (k == 1) then
        fluxes(2) = fluxes(2) + surface_flux_thl(i,j)
        fluxes(4) = fluxes(4) + surface_flux_qt(i,j)
        speed = sqrt(u(i,j,1)**2 + v(i,j,1)**2)
        fluxes(5) = fluxes(5) - friction_velocity(i,j)**2 * u(i,j,1) / max(speed, tiny(speed))
        fluxes(6) = fluxes(6) - friction_velocity(i,j)**2 * v(i,j,1) / max(speed, tiny(speed))
      else
        diffusivity = 0.5_wp * (kh(i,j,k-1) + kh(i,j,k))
        fluxes(1) = fluxes(1) + w(i,j,k) * 0.5_wp * (thl(i,j,k-1) + thl(i,j,k))
        fluxes(2) = fluxes(2) - diffusivity * (thl(i,j,k) - thl(i,j,k-1)) / dz
        fluxes(3) = fluxes(3) + w(i,j,k) * 0.5_wp * (qt(i,j,k-1) + qt(i,j,k))
        fluxes(4) = fluxes(4) - diffusivity * (qt(i,j,k) - qt(i,j,k-1)) / dz
        fluxes(5) = fluxes(5) + 0.25_wp * (w(i-1,j,k) + w(i,j,k)) * (u(i,j,k-1) + u(i,j,k))
        fluxes(6) = fluxes(6) + 0.25_wp * (w(i,j-1,k) + w(i,j,k)) * (v(i,j,k-1) + v(i,j,k))
        fluxes(7) = fluxes(7) + w(i,j,k) * 0.5_wp * (thv(i,j,k-1) - base_thv(k-1) + thv(i,j,k) - base_thv(k))
      end if
    end do
  end subroutine fluxes_of_row

  !> Samples, logs and writes what has come due. Collective. No step is shortened for it.
  subroutine sample_if_due(time, dt, largest_courant, log_unit)
    real(wp), intent(in) :: time, dt, largest_courant
    integer, intent(in) :: log_unit
    integer :: failed

    if (.not. dtav > 0 .or. time < next_sample) return
    next_sample = dtav * (aint(time / dtav) + 1)
    call compute_profiles()
    call compute_series()
    if (rank == 0) then
      ! A log or a disk that is full or gone must not end the run: failures to write are ignored.
      write (log_unit, '(a,f10.2,a,f7.3,a,f6.3,a,f7.4,a,f8.3,a,f7.3,a)', iostat=failed) &
        'cumulus: t =', time, ' s  dt =', dt, ' s  courant =', largest_courant, '  cloud cover =', cloud_cover, &
        '  lwp =', 1000 * mean_liquid_water_path, ' g/m2  max w =', largest_w, ' m/s'
      flush (log_unit, iostat=failed)
      if (series_unit /= -1) then
        write (series_unit, '(f10.2,6es13.5)', iostat=failed) time, cloud_cover, mean_liquid_water_path, cloud_base, &
          cloud_top, largest_w, integrated_tke
        flush (series_unit, iostat=failed)
      end if
    end if
    if (.not. time > 0) return  ! the initial state is logged, but is not part of a mean
    accumulated = accumulated + table
    nsamples = nsamples + 1
    if (timeav > 0 .and. time >= next_profiles) then
      if (rank == 0) call write_profiles(time)
      accumulated = 0
      nsamples = 0
      next_profiles = timeav * (aint(time / timeav) + 1)
    end if
  end subroutine sample_if_due

  subroutine compute_series()
    real(wp) :: of_row(2, ny), total(2), largest(1)
    integer :: j, k

    do j = 1, ny
      of_row(1, j) = count(liquid_water_path(1:nx,j) > 0)
      of_row(2, j) = sum(liquid_water_path(1:nx,j))
    end do
    call sum_over_rows(of_row, 2, total)
    cloud_cover = total(1) / (real(nx, wp) * ny_total)
    mean_liquid_water_path = total(2) / (real(nx, wp) * ny_total)
    cloud_base = -1
    cloud_top = -1
    integrated_tke = 0
    do k = 1, nz
      if (profile_cloud_fraction(k) > 0) then
        if (cloud_base < 0) cloud_base = z_half(k)
        cloud_top = z_half(k+1)
      end if
      integrated_tke = integrated_tke + density(k) * dz * (profile_tke(k) + profile_e12(k)**2)
    end do
    largest = maxval(w(1:nx, 1:ny, 1:nz))
    call largest_over_ranks(largest)
    largest_w = largest(1)
  end subroutine compute_series

  subroutine write_profiles(time)
    real(wp), intent(in) :: time
    character(len=32) :: name
    integer :: unit, failed, k, n

    write (name, '(a,i6.6,a)') 'profiles.', nint(time), '.txt'
    open (newunit=unit, file=name, status='replace', action='write', iostat=failed)
    if (failed /= 0) return
    write (unit, '(a,i0,a,f0.2,a)', iostat=failed) '# means over ', nsamples, ' samples until ', time, &
      ' s; SI units; u and v relative to the ground'
    write (unit, '(a)', iostat=failed) '# w2, wthl ... wthv: through the lower face of the level (z - dz/2); ' // &
      '_sgs: subgrid part; uw, vw: resolved, but at the surface; core: buoyant cloud; core_w: w in it; tke: resolved'
    write (unit, '(a,a9,*(a16))', iostat=failed) '#', 'z', (trim(profile_names(n)), n = 1, nprofiles)
    do k = 1, nz
      write (unit, '(f10.2,*(es16.8))', iostat=failed) z_full(k), accumulated(k, :) / nsamples
    end do
    close (unit, iostat=failed)
  end subroutine write_profiles

end module cumulus_statistics

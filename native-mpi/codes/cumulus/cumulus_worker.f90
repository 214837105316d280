! SPDX-License-Identifier: Apache-2.0
!> Cumulus as a worker of polymuse; its interface is src/codes/cumulus/interface.ts.
program cumulus_worker
  use polymuse
  use cumulus_dispatch, only: cumulus_interface
  use cumulus_parameters
  implicit none
  call pm_start(cumulus_interface())
  call pm_register_parameter('case', case_name)
  call pm_register_parameter('itot', itot)
  call pm_register_parameter('jtot', jtot)
  call pm_register_parameter('kmax', kmax)
  call pm_register_parameter('xsize', xsize)
  call pm_register_parameter('ysize', ysize)
  call pm_register_parameter('zsize', zsize)
  call pm_register_parameter('irandom', irandom)
  call pm_register_parameter('randthl', randthl)
  call pm_register_parameter('randqt', randqt)
  call pm_register_parameter('randtop', randtop)
  call pm_register_parameter('cu', cu)
  call pm_register_parameter('cv', cv)
  call pm_register_parameter('dtmax', dtmax)
  call pm_register_parameter('courant', courant)
  call pm_register_parameter('diffusion_number', diffusion_number)
  call pm_register_parameter('dtav', dtav)
  call pm_register_parameter('timeav', timeav)
  call pm_loop()
end program cumulus_worker

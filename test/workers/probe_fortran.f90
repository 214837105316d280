! SPDX-License-Identifier: Apache-2.0
!> The probe in Fortran: see probe.ts.
program probe_fortran
  use polymuse
  use probe_fortran_dispatch, only: probe_fortran_interface
  use probe_fortran_functions, only: whole, large, single, depth, ratio, flag, label, scheme, say_goodbye
  implicit none
  call pm_start(probe_fortran_interface())
  call pm_register_parameter('whole', whole)
  call pm_register_parameter('large', large)
  call pm_register_parameter('single', single)
  call pm_register_parameter('depth', depth)
  call pm_register_parameter('Ratio', ratio)
  call pm_register_parameter('flag', flag)
  call pm_register_parameter('label', label)
  call pm_register_parameter('scheme', scheme)
  call pm_register_stop_hook(say_goodbye)
  call pm_loop()
end program

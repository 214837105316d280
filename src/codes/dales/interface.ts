// SPDX-License-Identifier: Apache-2.0
/**
 * The interface of DALES, the Dutch Atmospheric Large-Eddy Simulation; docs/dales.md describes it.
 *
 * Names are those of DALES in OMUSE. The namelists are not parameters of this interface: they are kept in the
 * script, and written to the input of the model before it starts (see parameters.ts).
 *
 * @module
 */
import { defineInterface } from '../../code/define-interface.js';
import { largeEddyInterface } from '../large-eddy/interface.js';

/** The kinds of forcing of `setQtForcing`. */
export const qtForcings = ['global', 'local', 'variance', 'strong'] as const;

const { functions: common } = largeEddyInterface;
const [time, exactEnd] = common.evolveModel.arguments;

/** The interface of DALES. */
export const dalesInterface = defineInterface({
  name: 'dales',
  language: 'fortran',
  description: 'The Dutch Atmospheric Large-Eddy Simulation, built by the user.',
  functions: {
    initializeCode: {
      description:
        'Prepares the worker for its parameters. Called automatically when it is needed.',
    },
    setInputFile: {
      description: 'Sets the file with the namelists, in the working directory.',
      arguments: [{ name: 'file', type: 'string' }],
    },
    setStartDate: {
      description:
        'Sets the date at which the model time is 0; replaces xyear and xday of the namelists.',
      arguments: [{ name: 'date', type: 'int32', description: 'year, month and day: 20041231' }],
    },
    setStartTime: {
      description: 'Sets the time of day at which the model time is 0; used with setStartDate.',
      arguments: [{ name: 'time', type: 'int32', description: 'hours, minutes, seconds: 235959' }],
    },
    commitParameters: {
      description: 'Reads the input of DALES and sets up its grid.',
    },
    commitGrid: { description: 'Completes the set-up.' },
    evolveModel: {
      description:
        'Runs the model until a time; times before the model time, or after the end of the run that the ' +
        'namelists set, are an error.',
      arguments: [
        time,
        {
          ...exactEnd,
          description:
            'shortens the last steps to end exactly there, to the millisecond; ' +
            'otherwise the last step may go beyond that time',
        },
      ],
    },
    getModelTime: common.getModelTime,
    getTimestep: common.getTimestep,
    getParamsGrid: {
      description: 'The size of the grid and of the domain.',
      results: {
        itot: { type: 'int32', description: 'points in x' },
        jtot: { type: 'int32', description: 'points in y' },
        kmax: { type: 'int32', description: 'levels' },
        xsize: { type: 'float64', unit: 'm' },
        ysize: { type: 'float64', unit: 'm' },
      },
    },
    getGridVelocity: {
      ...common.getGridVelocity,
      description: 'The velocity of the frame of U and V in fields: the moving grid.',
    },
    getCloudCover: common.getCloudCover,
    getLiquidWaterPath: common.getLiquidWaterPath,
    getCloudBase: common.getCloudBase,
    getCloudTop: common.getCloudTop,
    getCloudfraction: {
      description:
        'The fraction of columns with cloud in each slab of levels: the first from the ground to ' +
        'below level ends[0], the next from there to below ends[1], and so on; levels count from 0.',
      arguments: [{ name: 'ends', type: 'int32[]' }],
      results: { fraction: { type: 'float64[]', length: 'ends' } },
    },
    getRain: {
      description: 'The mean amount of rain that has reached the surface.',
      results: { rain: { type: 'float64', unit: 'kg/m^2' } },
    },
    getSurfacePressure: { results: { pressure: { type: 'float64', unit: 'Pa' } } },
    setSurfacePressure: {
      description: 'Sets the pressure at the surface.',
      arguments: [{ name: 'pressure', type: 'float64', unit: 'Pa' }],
    },
    getTendencySurfacePressure: { results: { tendency: { type: 'float64', unit: 'Pa/s' } } },
    setTendencySurfacePressure: {
      description: 'Sets the rate of change of the surface pressure.',
      arguments: [{ name: 'tendency', type: 'float64', unit: 'Pa/s' }],
    },
    setQtForcing: {
      description:
        'Sets how the tendency of QT in forcingProfiles is applied: "global", the same everywhere in a level; ' +
        '"local", QL in clouds and the rest outside; "variance", with fluctuations forced by qt_alpha; ' +
        '"strong", with fluctuations forced towards ql_ref.',
      arguments: [{ name: 'kind', type: 'string' }],
    },
    getQtForcing: {
      description: 'The kind of forcing of QT: see setQtForcing.',
      results: { kind: { type: 'string' } },
    },
    getNudgeTimeU: { results: { time: { type: 'float64', unit: 's' } } },
    setNudgeTimeU: {
      description:
        'Sets the time scale of nudging U to nudgingProfiles; 0 (initially): no nudging.',
      arguments: [{ name: 'time', type: 'float64', unit: 's' }],
    },
    getNudgeTimeV: { results: { time: { type: 'float64', unit: 's' } } },
    setNudgeTimeV: {
      description:
        'Sets the time scale of nudging V to nudgingProfiles; 0 (initially): no nudging.',
      arguments: [{ name: 'time', type: 'float64', unit: 's' }],
    },
    getNudgeTimeTHL: { results: { time: { type: 'float64', unit: 's' } } },
    setNudgeTimeTHL: {
      description:
        'Sets the time scale of nudging THL to nudgingProfiles; 0 (initially): no nudging.',
      arguments: [{ name: 'time', type: 'float64', unit: 's' }],
    },
    getNudgeTimeQT: { results: { time: { type: 'float64', unit: 's' } } },
    setNudgeTimeQT: {
      description:
        'Sets the time scale of nudging QT to nudgingProfiles; 0 (initially): no nudging.',
      arguments: [{ name: 'time', type: 'float64', unit: 's' }],
    },
    writeRestart: {
      description: 'Writes restart files for the present model time; every rank writes its own.',
    },
  },
  properties: largeEddyInterface.properties,
  grids: {
    fields: {
      description: 'The fields, on the staggered grid of the model: x, y, and z upwards.',
      axes: ['x', 'y', 'z'],
      attributes: {
        x: { unit: 'm', readOnly: true, description: 'the centre of the cell' },
        y: { unit: 'm', readOnly: true, description: 'the centre of the cell' },
        z: { unit: 'm', readOnly: true, description: 'the centre of the cell' },
        U: { unit: 'm/s', description: 'wind in x, relative to the moving grid, at west faces' },
        V: { unit: 'm/s', description: 'wind in y, relative to the moving grid, at south faces' },
        W: { unit: 'm/s', description: 'wind upwards, at lower faces' },
        THL: { unit: 'K', description: 'liquid water potential temperature' },
        QT: { unit: 'kg/kg', description: 'total specific humidity' },
        E12: { unit: 'm/s', description: 'square root of the subgrid turbulent kinetic energy' },
        QL: { unit: 'kg/kg', readOnly: true, description: 'specific condensed water' },
        QL_ice: { unit: 'kg/kg', readOnly: true, description: 'the part of QL that is ice' },
        QR: { unit: 'kg/kg', readOnly: true, description: 'specific rain water' },
        Qsat: { unit: 'kg/kg', readOnly: true, description: 'specific humidity at saturation' },
        T: { unit: 'K', readOnly: true, description: 'temperature' },
        P: { unit: 'Pa', readOnly: true, description: 'hydrostatic pressure of the level' },
        pi: { unit: 'm^2/s^2', readOnly: true, description: 'modified pressure fluctuation' },
        rswd: { unit: 'W/m^2', readOnly: true, description: 'shortwave radiation downwards' },
        rswdir: { unit: 'W/m^2', readOnly: true, description: 'the direct part of rswd' },
        rswdif: { unit: 'W/m^2', readOnly: true, description: 'the diffuse part of rswd' },
        rswu: { unit: 'W/m^2', readOnly: true, description: 'shortwave radiation upwards' },
        rlwd: { unit: 'W/m^2', readOnly: true, description: 'longwave radiation downwards' },
        rlwu: { unit: 'W/m^2', readOnly: true, description: 'longwave radiation upwards' },
        rswdcs: { unit: 'W/m^2', readOnly: true, description: 'rswd for a clear sky' },
        rswucs: { unit: 'W/m^2', readOnly: true, description: 'rswu for a clear sky' },
        rlwdcs: { unit: 'W/m^2', readOnly: true, description: 'rlwd for a clear sky' },
        rlwucs: { unit: 'W/m^2', readOnly: true, description: 'rlwu for a clear sky' },
      },
    },
    profiles: {
      description: 'Means over each level, computed when they are read, and properties of levels.',
      axes: ['z'],
      attributes: {
        z: { unit: 'm', readOnly: true, description: 'height of the middle of the level' },
        Z: { unit: 'm', readOnly: true, description: 'the same as z' },
        zh: { unit: 'm', readOnly: true, description: 'height of the lower face of the level' },
        P: { unit: 'Pa', readOnly: true, description: 'hydrostatic pressure' },
        Ph: { unit: 'Pa', readOnly: true, description: 'hydrostatic pressure at the lower face' },
        rho: { unit: 'kg/m^3', readOnly: true, description: 'density' },
        rhob: { unit: 'kg/m^3', readOnly: true, description: 'density of the base state' },
        A: { readOnly: true, description: 'cloud fraction: the fraction of points with cloud' },
        CF: { readOnly: true, description: 'the same as A' },
        U: { unit: 'm/s', readOnly: true, description: 'wind in x, relative to the moving grid' },
        V: { unit: 'm/s', readOnly: true, description: 'wind in y, relative to the moving grid' },
        W: { unit: 'm/s', readOnly: true, description: 'wind upwards' },
        THL: { unit: 'K', readOnly: true, description: 'liquid water potential temperature' },
        QT: { unit: 'kg/kg', readOnly: true, description: 'total specific humidity' },
        QL: { unit: 'kg/kg', readOnly: true, description: 'specific condensed water' },
        QL_ice: { unit: 'kg/kg', readOnly: true, description: 'the part of QL that is ice' },
        QR: { unit: 'kg/kg', readOnly: true, description: 'specific rain water' },
        E12: {
          unit: 'm/s',
          readOnly: true,
          description: 'square root of the subgrid turbulent kinetic energy',
        },
        T: { unit: 'K', readOnly: true, description: 'temperature' },
        W2: { unit: 'm^2/s^2', readOnly: true, description: 'mean square of W' },
      },
    },
    nudgingProfiles: {
      description:
        'The profiles to which the means over each level are nudged; see setNudgeTimeU etc.',
      axes: ['z'],
      attributes: {
        z: { unit: 'm', readOnly: true, description: 'height of the middle of the level' },
        U: { unit: 'm/s', description: 'wind in x, relative to the ground' },
        V: { unit: 'm/s', description: 'wind in y, relative to the ground' },
        THL: { unit: 'K', description: 'liquid water potential temperature' },
        QT: { unit: 'kg/kg', description: 'total specific humidity' },
      },
    },
    forcingProfiles: {
      description: 'Tendencies that are added to the model’s own, until they are set again.',
      axes: ['z'],
      attributes: {
        z: { unit: 'm', readOnly: true, description: 'height of the middle of the level' },
        ...largeEddyInterface.grids.forcingProfiles.attributes,
        QL: {
          unit: '1/s',
          description: 'tendency of condensed water (kg/kg/s), for "local" QT forcing',
        },
        ql_ref: { unit: 'kg/kg', description: 'condensed water, for "strong" QT forcing' },
        qt_alpha: {
          unit: '1/s',
          description: 'rate of the forcing of fluctuations, for "variance" QT forcing',
        },
      },
    },
    scalars: {
      description: 'Quantities of the whole domain: one point.',
      axes: ['point'],
      attributes: {
        Ps: { unit: 'Pa', readOnly: true, description: 'surface pressure' },
        QR: { unit: 'kg/m^2', readOnly: true, description: 'rain that has reached the surface' },
        wt: { unit: 'K m/s', description: 'prescribed upward flux of THL at the surface' },
        wq: { unit: 'm/s', description: 'prescribed upward flux of QT at the surface (kg/kg m/s)' },
        z0m: { unit: 'm', description: 'roughness length for momentum' },
        z0h: { unit: 'm', description: 'roughness length for heat' },
      },
    },
    surfaceFields: {
      description: 'Quantities of columns: integrals over the height, and values at the surface.',
      axes: ['x', 'y'],
      attributes: {
        x: { unit: 'm', readOnly: true, description: 'the centre of the cell' },
        y: { unit: 'm', readOnly: true, description: 'the centre of the cell' },
        LWP: { unit: 'kg/m^2', readOnly: true, description: 'liquid water path' },
        RWP: { unit: 'kg/m^2', readOnly: true, description: 'rain water path' },
        TWP: { unit: 'kg/m^2', readOnly: true, description: 'total water path' },
        ustar: { unit: 'm/s', readOnly: true, description: 'friction velocity' },
        z0m: { unit: 'm', readOnly: true, description: 'roughness length for momentum' },
        z0h: { unit: 'm', readOnly: true, description: 'roughness length for heat' },
        tskin: { unit: 'K', readOnly: true, description: 'temperature of the surface' },
        qskin: { unit: 'kg/kg', readOnly: true, description: 'specific humidity at the surface' },
        LE: { unit: 'W/m^2', readOnly: true, description: 'latent heat flux' },
        H: { unit: 'W/m^2', readOnly: true, description: 'sensible heat flux' },
        obl: { unit: 'm', readOnly: true, description: 'Obukhov length' },
        wq: { unit: 'm/s', readOnly: true, description: 'upward flux of QT (kg/kg m/s)' },
        wt: { unit: 'K m/s', readOnly: true, description: 'upward flux of THL' },
        dudz: { unit: '1/s', readOnly: true, description: 'gradient of U at the surface' },
        dvdz: { unit: '1/s', readOnly: true, description: 'gradient of V at the surface' },
        dqtdz: { unit: '1/m', readOnly: true, description: 'gradient of QT at the surface' },
        dthldz: { unit: 'K/m', readOnly: true, description: 'gradient of THL at the surface' },
      },
    },
  },
  states: {
    initial: 'uninitialized',
    transitions: [
      { from: 'uninitialized', call: 'initializeCode', to: 'initialized' },
      { from: 'initialized', call: 'commitParameters', to: 'edit' },
      { from: 'edit', call: 'commitGrid', to: 'run' },
      { from: 'run', call: 'evolveModel', to: 'evolved', automatic: false },
    ],
    needs: {
      setInputFile: 'initialized',
      setStartDate: 'initialized',
      setStartTime: 'initialized',
      commitParameters: 'initialized',
      commitGrid: 'edit',
      getModelTime: 'edit',
      getTimestep: 'edit',
      getParamsGrid: 'edit',
      getGridVelocity: 'edit',
      evolveModel: 'run',
      getCloudCover: 'run',
      getLiquidWaterPath: 'run',
      getCloudBase: 'run',
      getCloudTop: 'run',
      getCloudfraction: 'run',
      getRain: 'run',
      getSurfacePressure: 'run',
      setSurfacePressure: 'run',
      getTendencySurfacePressure: 'run',
      setTendencySurfacePressure: 'run',
      getNudgeTimeU: 'run',
      setNudgeTimeU: 'run',
      getNudgeTimeV: 'run',
      setNudgeTimeV: 'run',
      getNudgeTimeTHL: 'run',
      setNudgeTimeTHL: 'run',
      getNudgeTimeQT: 'run',
      setNudgeTimeQT: 'run',
      writeRestart: 'run',
      grids: 'run',
    },
  },
});

// SPDX-License-Identifier: Apache-2.0
/** Units by value, units of the script's own, and generic units. */
import t from 'tap';
import {
  ArgumentError,
  constants,
  defineUnit,
  genericUnits,
  nbodyConverter,
  quantity,
  unit,
  unitConverter,
  UnitError,
  units,
  type Quantity,
  type QuantityArray,
  type Unit,
} from '../../src/index.js';

t.test('units by value', (t) => {
  const speed: Quantity<'length per time'> = quantity(36, units.km.per(units.hour));
  t.equal(speed.valueIn(units.m.per(units.s)), 10);
  t.equal(units.hPa, unit('hPa'));
  t.equal(units.kilometre.factor, 1000);
  // @ts-expect-error no such unit
  t.throws(() => units.furlong as Unit, UnitError);
  t.ok('km' in units);
  t.end();
});

t.test('a unit of the script can be used as any other', (t) => {
  const furlong = defineUnit('furlong', '201.168 m');
  const race: Quantity<'length'> = quantity(3, furlong);
  t.equal(race.valueIn('m'), 603.504);
  t.equal(String(race), '3 furlong');
  t.equal(String(race.per(quantity(2, 'min'))), '1.5 furlong/min');
  t.equal(unit<string>('furlong/day').dimension.name, 'a velocity');
  t.equal(defineUnit('furlong', '201.168 m').factor, 201.168, 'again the same');
  t.throws(() => defineUnit('furlong', '1 m'), {
    name: 'UnitError',
    message: /is already defined as/,
  });
  t.throws(() => defineUnit('km', '1 m'), {
    name: 'UnitError',
    message: /'km' is already defined as/,
  });
  t.throws(() => defineUnit('m2', 'm^2'), {
    name: 'UnitError',
    message: /cannot be the name of a unit/,
  });
  // @ts-expect-error its definition is no unit
  t.throws(() => defineUnit('cubit', 'elbows'), UnitError);
  t.end();
});

t.test('a converter between physical and generic units', (t) => {
  const converter = nbodyConverter(quantity(1, 'MSun'), quantity(1, 'au'));
  const year: Quantity<'generic-time'> = converter.toGeneric(quantity(1, 'yr'));
  // Kepler's third law: with G, the mass and the distance 1, the period is two pi.
  t.ok(Math.abs(year.number / (2 * Math.PI) - 1) < 1e-4, String(year));
  t.equal(year.unit.symbol, 'generic_time');
  const back: Quantity<'time'> = converter.toPhysical(year);
  t.ok(Math.abs(back.valueIn('yr') - 1) < 1e-14);
  const gravity = converter.toGeneric(constants.G);
  t.ok(Math.abs(gravity.number - 1) < 1e-14, String(gravity));
  const speed: QuantityArray<'length per time'> = converter.toPhysical(
    quantity([1, 2], genericUnits.length.per(genericUnits.time)),
  );
  t.ok(Math.abs(speed.at(0).valueIn('km/s') - 29.785) < 1e-3, 'the speed of the earth');
  t.equal(speed.at(1).number, 2 * speed.at(0).number);
  // What has no length, mass or time in it stays.
  t.equal(converter.toGeneric(quantity(300, 'K')).number, 300);
  const heat = converter.toGeneric(quantity(1, 'J/K'));
  t.equal(heat.unit.dimension.text, 'generic-length^2 generic-mass per temperature generic-time^2');
  // @ts-expect-error a generic length is not a length
  t.throws(() => quantity(1, 'm').plus(quantity(1, genericUnits.length)), UnitError);
  t.end();
});

t.test('a converter needs three independent scales', (t) => {
  const length = quantity(1, 'm');
  const time = quantity(1, 's');
  t.throws(() => unitConverter(length, time, quantity(3, 'm/s')), {
    name: 'ArgumentError',
    message: /since they are not independent/,
  });
  t.throws(() => unitConverter(length, time, quantity(1, 'K')), ArgumentError);
  t.throws(() => unitConverter(length, time, quantity(-1, 'kg')), ArgumentError);
  t.end();
});

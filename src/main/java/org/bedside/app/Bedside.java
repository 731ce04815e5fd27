package org.bedside.app;

/// The program's entry point.
public final class Bedside {
    private Bedside() {}

    public static void main(String[] args) {
        System.out.println("Bedside");
    }
}
